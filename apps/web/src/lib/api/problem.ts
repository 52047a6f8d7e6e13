import { Problem } from '@atrium/contract/core/problem.ts';

/** The server could not be reached at all: no answer, no status. */
export const UNREACHABLE = 'unreachable';

/** An answer that is not a success, as the server's problem+json tells it. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  /** HTTP status; 0 when there was no answer. */
  get status(): number {
    return this.problem.status;
  }

  /** A code of the contract's catalogue, or `unreachable`. */
  get code(): string {
    return this.problem.code;
  }

  /** The request id: what a person quotes when he reports a fault. */
  get requestId(): string | undefined {
    return this.problem.instance;
  }

  /** First message of each field by its path: `{ 'user.email': 'Enter a valid e-mail address' }`. */
  get fields(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const { path, message } of this.problem.errors ?? []) messages[path] ??= message;
    return messages;
  }
}

/** Is this the problem with that code? */
export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}

/** Reads a failed answer; what is no problem+json (a proxy's page, say) becomes one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = Problem.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  return new ApiProblem({
    type: 'about:blank',
    title: response.statusText || `The server answered ${response.status}`,
    status: response.status,
    code: response.status === 503 ? 'unavailable' : 'internal',
    instance: response.headers.get('x-request-id') ?? undefined,
  });
}

/** The problem of having no connection. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'Atrium cannot be reached. Check your connection.',
    status: 0,
    code: UNREACHABLE,
  });
}
