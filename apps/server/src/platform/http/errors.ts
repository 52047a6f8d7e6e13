import { CALCULATED } from '@atrium/contract/core/calculated.ts';
import type { FieldError } from '@atrium/contract/core/problem.ts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { presentProblem, ProblemError } from '../problem.ts';
import { keepToItself } from './answer.ts';

/** Everything that goes wrong ends here and leaves as RFC 9457; details of faults stay in the log. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = asProblem(error);
  if (problem.code === 'internal') request.log.error({ err: error }, 'a request failed');
  const body = presentProblem(problem, request.id);
  const retry = problem.details.retryAfterSeconds;
  if (retry !== undefined) reply.header('retry-after', retry);
  keepToItself(reply);
  return reply
    .code(body.status)
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

/** Faults of the database that a caller can do something about, by SQLSTATE. */
const DATABASE_PROBLEMS: Record<string, () => ProblemError> = {
  '23505': () => new ProblemError('conflict'),
  '23P01': () => new ProblemError('conflict'),
  '23503': () => new ProblemError('rule', { detail: 'Something this refers to does not exist' }),
  '57P01': () => new ProblemError('unavailable', { retryAfterSeconds: 2 }),
  '57P03': () => new ProblemError('unavailable', { retryAfterSeconds: 2 }),
  '40P01': () => new ProblemError('unavailable', { retryAfterSeconds: 1 }),
  '40001': () => new ProblemError('unavailable', { retryAfterSeconds: 1 }),
  ECONNREFUSED: () => new ProblemError('unavailable', { retryAfterSeconds: 5 }),
  ECONNRESET: () => new ProblemError('unavailable', { retryAfterSeconds: 5 }),
};

// What a shape cannot tell is told by the column: text with U+0000, a number or a moment out of its range.
for (const code of ['22003', '22007', '22008', '22021', '22P02', '22P05']) {
  DATABASE_PROBLEMS[code] = () =>
    new ProblemError('malformed', { detail: 'A value is not of its kind or out of range' });
}

const FASTIFY_PROBLEMS: Record<number, ProblemError['code']> = {
  400: 'malformed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
};

/** Every error has one place in the catalogue. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, statusCode, message } = error as Partial<FastifyError>;
  const known = DATABASE_PROBLEMS[code ?? ''];
  if (known) return known();
  const ofFastify = code?.startsWith('FST_') ? FASTIFY_PROBLEMS[statusCode ?? 500] : undefined;
  return ofFastify
    ? new ProblemError(ofFastify, { detail: message ?? '' })
    : new ProblemError('internal');
}

/** What is wrong with the input, field by field. */
export function validationProblem(error: z.ZodError): ProblemError {
  const errors = error.issues.flatMap(fieldErrorsOf);
  const missesVersion = errors.some(
    (each) => each.path === 'version' && each.code === 'invalid_type',
  );
  // What is well-formed but names a calculated field breaks a rule.
  const isRule = errors.every((each) => each.code === CALCULATED);
  const malformed = missesVersion ? 'version_missing' : 'invalid';
  return new ProblemError(isRule ? 'rule' : malformed, { errors });
}

function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      code: issue.code,
      message: 'This is not known here',
    }));
  }
  const named: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  const code = typeof named === 'string' ? named : issue.code;
  return [{ path: path.join('.'), code, message: issue.message }];
}
