import type { Tx } from '../../../../platform/db/index.ts';
import { announce } from '../../../../platform/events/emit.ts';
import { relatedByLink, type RelatedRows } from '../../../../platform/records/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import type { Neighbors } from '../../../crm/index.ts';
import { ENTITY } from '../activities.service.ts';
import { follow, goBack, type Moved } from './moving.queries.ts';

const activities = { entity: ENTITY, table: 'activities' };
const about = (of: string) => relatedByLink(of, { ...activities, link: 'what' });
const withPerson = (of: string) => relatedByLink(of, { ...activities, link: 'who' });

const related: RelatedRows[] = [
  about('account'),
  about('opportunity'),
  withPerson('contact'),
  withPerson('lead'),
];

/** Activities move when two records become one, and go along with a lead that is converted. */
export const activitiesOnSales: Neighbors = {
  related,
  onConvert: [async (tx, scope, converted) => tell(tx, scope, await follow(tx, scope, converted))],
  onUndo: [async (tx, scope, { lead_id }) => tell(tx, scope, await goBack(tx, scope, lead_id))],
};

/** Lists that are open show where they are now. */
function tell(tx: Tx, scope: Scope, moved: readonly Moved[]): void {
  for (const { id, version } of moved)
    announce(tx, scope, {
      type: 'activity.moved',
      subject: { type: ENTITY, id },
      live: { version },
    });
}
