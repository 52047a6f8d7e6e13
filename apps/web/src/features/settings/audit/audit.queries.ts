import type { AuditEntry } from '@atrium/contract/identity/audit.ts';
import { audit } from '@atrium/contract/identity/audit.ts';
import { listQueryOptions } from '../../../lib/list-query.ts';
import type { ListSearch } from '../../../lib/list-search.ts';

/** A page of the audit trail. */
export const auditQuery = (search: ListSearch) =>
  listQueryOptions<AuditEntry>('audit', audit.list, search);
