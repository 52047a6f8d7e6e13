import { mails } from '@atrium/contract/identity/mails.ts';
import type { Api } from '../http/index.ts';
import { found } from '../policy.ts';
import * as queries from './mails.queries.ts';

/** The mails of an organization, for its administrators. */
export function registerMails(api: Api): void {
  const { db } = api.platform;
  api.handle(mails.list, ({ scope, query }) =>
    db.transact(scope, (tx) => queries.list(tx, scope, query)),
  );
  api.handle(mails.get, ({ scope, params }) =>
    db.transact(scope, async (tx) => found(await queries.findById(tx, scope, params.id))),
  );
}
