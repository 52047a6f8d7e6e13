import { expect, test, vi } from 'vitest';
import { ApiProblem } from './api/problem.ts';
import { createQueryClient } from './query.ts';

const ended = new ApiProblem({
  type: 'about:blank',
  title: 'Sign in to continue',
  status: 401,
  code: 'unauthenticated',
});

test('a session that ends is told once there was one, a first visit is not', async () => {
  const onSignedOut = vi.fn();
  const client = createQueryClient(onSignedOut);
  const ask = () =>
    client
      .fetchQuery({ queryKey: ['clients'], queryFn: () => Promise.reject(ended) })
      .catch(() => undefined);
  await ask();
  expect(onSignedOut).not.toHaveBeenCalled();
  client.setQueryData(['auth', 'me'], { id: 1 });
  await ask();
  expect(onSignedOut).toHaveBeenCalledOnce();
});
