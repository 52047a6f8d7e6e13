import { z } from 'zod';

/** The closed catalogue of errors: code → HTTP status and title. */
export const PROBLEMS = {
  malformed: [400, 'The request is malformed'],
  invalid: [400, 'Some fields are not valid'],
  version_missing: [400, 'The version of the record is missing'],
  unauthenticated: [401, 'Sign in to continue'],
  invalid_credentials: [401, 'Invalid email or password.'],
  two_factor_required: [401, 'Enter the code from your authenticator app'],
  forbidden: [403, 'You are not allowed to do this'],
  password_change_required: [403, 'Choose your own password first'],
  origin_refused: [403, 'This origin is not allowed'],
  not_found: [404, 'Not found'],
  version_conflict: [
    409,
    'This record has been modified by another user since you opened it. Please refresh the page to see the latest changes and try again.',
  ],
  conflict: [409, 'This conflicts with what is already there'],
  reply_collision: [409, 'A colleague replied in the meantime'],
  in_progress: [409, 'The same request is already being worked on'],
  too_large: [413, 'This is too large'],
  unsupported_media_type: [415, 'This kind of content is not accepted'],
  rule: [422, 'A rule of the organization forbids this'],
  idempotency_mismatch: [422, 'This Idempotency-Key was used for a different request'],
  rate_limited: [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Temporarily unavailable'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export const FieldError = z.object({
  /** Where: `email`, `user.first_name`, `items.2.price`. */
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem details, sent as `application/problem+json`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** The request id: say it when you report a fault. */
  instance: z.string().optional(),
  errors: z.array(FieldError).optional(),
  /** With `version_conflict`: the record as it is now. */
  current: z.unknown().optional(),
  retry_after_seconds: z.number().optional(),
});
export type Problem = z.infer<typeof Problem>;
