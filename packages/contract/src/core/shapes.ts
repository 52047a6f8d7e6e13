import { z } from 'zod';

/** Identity of a record that people see in addresses: `/clients/123`. */
export const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** The same in a JSON body, where a string is not a number. */
export const Ref = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const Uuid = z.uuid();
/** RFC 3339 in UTC, as the database gives it. */
export const Instant = z.iso.datetime({ offset: true });
/** Presented as it comes from the database; not parsed again on the way out. */
export const Time = z.string().meta({ format: 'date-time' });
/** A day that somebody enters; a slip in the year is told, and nothing is calculated over thousands of years. */
export const DateOnly = z.iso
  .date({ abort: true })
  .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', {
    error: 'Enter a date between 2000 and 2100',
    abort: true,
  });
/** A moment that somebody enters, between the same years; as UTC, so that moments compare as texts. */
export const Moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine((moment) => isPlausible(Date.parse(moment)), {
    error: 'Enter a date between 2000 and 2100',
    abort: true,
  })
  .transform((moment) => new Date(moment).toISOString());
const isPlausible = (ms: number) => ms >= Date.parse('2000-01-01') && ms < Date.parse('2101-01-01');
export const Version = z.number().int().min(1);

// PostgreSQL cannot store U+0000, and lone surrogates are not text.
const isStorable = (value: string) => !value.includes('\u0000') && value.isWellFormed();

/** One line or several lines of text, trimmed, without characters no database can hold. */
export function text(max: number, min = 0) {
  return z
    .string()
    .trim()
    .min(min, min === 1 ? 'This cannot be empty' : undefined)
    .max(max)
    .refine(isStorable, 'This contains characters that cannot be stored');
}

/** An e-mail address, normalized: trimmed and in lower case. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine(isStorable, 'This contains characters that cannot be stored')
  .pipe(z.email('Enter a valid e-mail address'));

/** An address of the web; only http and https, so that it can be a link. */
export const WebAddress = z
  .string()
  .trim()
  .max(2000)
  .refine(isStorable, 'This contains characters that cannot be stored')
  .refine(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    'Enter an address that starts with https://',
  );

/** What people type for a website; without a scheme it becomes https. */
export const Website = z
  .string()
  .trim()
  .max(2000)
  .transform((value) => (value === '' || /^https?:\/\//i.test(value) ? value : `https://${value}`))
  .refine(
    (value) => value === '' || (/^https?:\/\/[^\s.]+\.[^\s]+$/i.test(value) && URL.canParse(value)),
    'Enter a web address such as example.com',
  )
  .transform((value) => value || null);

/** What the caller may do with a record; buttons follow it. */
export const Can = z.record(z.string(), z.boolean());

/** The short form of a user, where a record names one. */
export const UserRef = z.object({
  id: z.number(),
  name: z.string(),
  avatar_url: z.string().nullable(),
});
export type UserRef = z.infer<typeof UserRef>;
