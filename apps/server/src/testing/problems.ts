import type { Problem } from '@atrium/contract/core/problem.ts';
import { expect } from 'vitest';
import type { Answer } from './test-app.ts';

/** A refusal must be problem+json with this status and code; gives its body. */
export function expectProblem(answer: Answer, status: number, code: string): Problem {
  const { statusCode, headers, body } = answer;
  expect({ statusCode, body }).toMatchObject({ statusCode: status });
  expect(headers['content-type']).toContain('application/problem+json');
  const problem = answer.json<Problem>();
  expect(problem).toMatchObject({ status, code, type: `urn:atrium:problem:${code}` });
  expect(problem.instance).toBe(headers['x-request-id']);
  expect(body).not.toMatch(/\bat .+\.ts:\d+|SELECT |INSERT |node_modules/);
  return problem;
}

/** The fields that a refusal names. */
export function fieldsOf(problem: Problem): string[] {
  return (problem.errors ?? []).map(({ path }) => path);
}
