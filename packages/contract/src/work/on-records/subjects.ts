import { z } from 'zod';
import { Ref } from '../../core/shapes.ts';

/** Kinds of records that notes are written on, files are put on, and people follow. */
export const SUBJECT_TYPES = [
  'account',
  'contact',
  'lead',
  'opportunity',
  'order',
  'contract',
  'payment',
  'product',
  'client',
  'conversation',
  'case',
  'activity',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** Which record: a number, or a UUID where visitors see it too. It is a text in every answer. */
export const SubjectId = z
  .union([Ref, z.string().regex(/^([1-9]\d{0,15}|[0-9a-fA-F-]{36})$/, 'This is no id of a record')])
  // A UUID is the same in capitals; it is kept in one spelling, under which all find it.
  .transform((id) => String(id).toLowerCase());
