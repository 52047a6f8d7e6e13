import { z } from 'zod';
import { listQuery } from '../core/filters.ts';
import { route } from '../core/route.ts';
import { Time } from '../core/shapes.ts';

/** One line of the audit trail: who did what to which record, and what changed. */
export const AuditEntry = z.object({
  id: z.number(),
  at: Time,
  actor_type: z.enum(['user', 'api_key', 'visitor', 'system']),
  actor_id: z.string().nullable(),
  actor_name: z.string().nullable(),
  /** `client.updated`, `user.logged_in` … */
  action: z.string(),
  entity: z.string(),
  entity_id: z.string().nullable(),
  /** Field → [before, after]. Secrets never appear. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  request_id: z.string().nullable(),
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const auditList = {
  filters: {
    entity: 'text',
    entity_id: 'text',
    action: 'text',
    actor_type: ['user', 'api_key', 'visitor', 'system'],
    actor_id: 'text',
    at: 'instant',
  },
  sortable: ['at'],
  sort: '-at',
} as const;

export const audit = {
  list: route({
    method: 'GET',
    path: '/audit-log',
    access: 'audit.read',
    answer: 'list',
    summary: 'The audit trail',
    query: listQuery(auditList),
    response: z.array(AuditEntry),
  }),
};
