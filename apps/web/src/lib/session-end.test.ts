import { expect, test, vi } from 'vitest';
import { sessionEnd } from './session-end.ts';

test('a screen that can ask is told once; without one the way goes to the sign-in and back', () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { pathname: '/clients', search: '?stage=lead', assign });
  sessionEnd.tell();
  expect(assign).toHaveBeenCalledWith('/login?to=%2Fclients%3Fstage%3Dlead');

  const heard = vi.fn();
  const stop = sessionEnd.subscribe(heard);
  sessionEnd.tell();
  sessionEnd.tell();
  expect([sessionEnd.isEnded(), heard.mock.calls.length]).toEqual([true, 1]);
  sessionEnd.over();
  expect([sessionEnd.isEnded(), heard.mock.calls.length]).toEqual([false, 2]);
  stop();
  expect(assign).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
