import { audit } from '@atrium/contract/identity/audit.ts';
import type { Api } from '../../../platform/http/index.ts';
import { list } from './audit-log.queries.ts';

export function registerAuditLog(api: Api): void {
  api.handle(audit.list, ({ scope, query }) =>
    scope.platform.db.transact(scope, (tx) => list(tx, scope, query)),
  );
}
