import { fieldProblem } from '../../../platform/problem.ts';

/** An e-mail signs in to one organization; the database keeps it so, also against two at once. */
export function refuseTakenEmail(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'users_email') {
    throw fieldProblem('email', 'taken', 'Another user has this e-mail address');
  }
  throw error;
}
