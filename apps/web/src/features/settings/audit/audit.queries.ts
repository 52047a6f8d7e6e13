import type { AuditEntry } from '@atrium/contract/identity/audit.ts';
import { audit } from '@atrium/contract/identity/audit.ts';
import { listQueryOptions } from '../../../lib/lists/list-query.ts';
import type { ListSearch } from '../../../lib/lists/list-search.ts';

/** A page of the audit trail. */
export const auditQuery = (search: ListSearch) =>
  listQueryOptions<AuditEntry>('audit', audit.list, search);
