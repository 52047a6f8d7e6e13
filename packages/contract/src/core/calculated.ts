import { z } from 'zod';

/** Marks a refusal that is a rule of the business (422), not a malformed request (400). */
export const CALCULATED = 'calculated';

const refused = z
  .unknown()
  .refine((value) => value === undefined, {
    message: 'This is calculated and cannot be set',
    params: { code: CALCULATED },
  })
  .optional();

/** Fields that are always calculated: naming one in a body is refused, not ignored. */
export function calculated<const Name extends string>(
  ...names: Name[]
): Record<Name, typeof refused> {
  return Object.fromEntries(names.map((name) => [name, refused])) as Record<Name, typeof refused>;
}
