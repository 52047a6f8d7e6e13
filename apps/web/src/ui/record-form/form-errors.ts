import type { z } from 'zod';
import { ApiProblem } from '../../lib/api/problem.ts';

export type Errors = Record<string, string>;

/** First message for each path that does not fit the shape. */
export function shapeErrors(shape: z.ZodType, body: unknown): Errors {
  const result = shape.safeParse(body);
  const errors: Errors = {};
  for (const issue of result.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

/** Splits a problem into what belongs to fields of this form and what is to be said above it. */
export function serverErrors(
  error: unknown,
  names: readonly string[],
): { fields: Errors; general: string | undefined } {
  if (!(error instanceof ApiProblem)) throw error;
  const fields: Errors = {};
  const others: string[] = [];
  for (const [path, message] of Object.entries(error.fields)) {
    const name = names.find((each) => path === each || path === `body.${each}`);
    if (name) fields[name] = message;
    else others.push(message);
  }
  const isSaid = Object.keys(fields).length > 0 && others.length === 0;
  return { fields, general: isSaid ? undefined : (others[0] ?? error.message) };
}
