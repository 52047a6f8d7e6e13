import {
  PROBLEMS,
  type FieldError,
  type Problem,
  type ProblemCode,
} from '@atrium/contract/core/problem.ts';

interface ProblemDetails {
  detail?: string;
  errors?: FieldError[];
  /** With `version_conflict`: the record as it is now. */
  current?: unknown;
  retryAfterSeconds?: number;
}

/** The one way to refuse a request; the HTTP layer answers it as RFC 9457. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? PROBLEMS[code][1]);
    this.code = code;
    this.details = details;
  }
}

/** A field that is wrong by a rule only the server knows, such as an e-mail already taken. */
export function fieldProblem(path: string, code: string, message: string): ProblemError {
  return new ProblemError('rule', { detail: message, errors: [{ path, code, message }] });
}

/** The body of a refusal. */
export function presentProblem(error: ProblemError, requestId: string): Problem {
  const [status, title] = PROBLEMS[error.code];
  const { detail, errors, current, retryAfterSeconds } = error.details;
  return {
    type: `urn:atrium:problem:${error.code}`,
    title,
    status,
    code: error.code,
    instance: requestId,
    ...(detail && { detail }),
    ...(errors && { errors }),
    ...(current !== undefined && { current }),
    ...(retryAfterSeconds !== undefined && { retry_after_seconds: retryAfterSeconds }),
  };
}
