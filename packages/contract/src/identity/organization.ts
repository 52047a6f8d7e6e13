import { z } from 'zod';
import { Email, text, Uuid, Version, Website } from '../core/shapes.ts';

/** What a logo may be: both can be put on paper as they are. */
export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;
/** 2 MB. */
export const MAX_LOGO_BYTES = 2 * 1024 * 1024;

/** The agency itself, as it stands on its papers. */
export const Organization = z.object({
  id: z.number(),
  name: z.string(),
  /** Several lines. */
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  tax_id: z.string().nullable(),
  logo_file_id: z.string().nullable(),
  /** Good for one to two hours. */
  logo_url: z.string().nullable(),
  /** An invoice is due so long after its date. */
  payment_terms_days: z.number(),
  currency: z.string(),
  time_zone: z.string(),
  locale: z.string(),
  version: z.number(),
});
export type Organization = z.infer<typeof Organization>;

export const OrganizationUpdate = z
  .strictObject({
    name: text(200, 1),
    address: text(1000).nullable(),
    phone: text(50).nullable(),
    email: Email.nullable(),
    website: Website.nullable(),
    tax_id: text(50).nullable(),
    /** A file that was uploaded to `/files`; null takes the logo away. */
    logo_file_id: Uuid.nullable(),
    payment_terms_days: z.number().int().min(0).max(365),
    currency: z.string().regex(/^[A-Z]{3}$/),
    time_zone: z.string().max(60),
    locale: z.string().max(20),
  })
  .partial()
  .extend({ version: Version });
