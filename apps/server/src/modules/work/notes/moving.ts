import { relatedByLink, type RelatedRows } from '../../../platform/records/index.ts';
import { moveFollowers } from '../following/following.queries.ts';

const KINDS = ['account', 'contact', 'lead', 'opportunity'];

/** Following is no work that would stand against anything: it is not counted, but it moves. */
function followersOf(of: string): RelatedRows {
  return {
    of,
    entity: 'follower',
    count: () => Promise.resolve(0),
    move: (tx, scope, ids) => moveFollowers(tx, scope, { of, ...ids }),
  };
}

/** Notes, files and followers of a kind of record of which two may become one. */
export function wordsOn(of: string): RelatedRows[] {
  return [
    relatedByLink(of, { entity: 'note', table: 'notes', link: 'subject' }),
    relatedByLink(of, { entity: 'attachment', table: 'attachments', link: 'attachable' }),
    followersOf(of),
  ];
}

/** Those of the records of sales. */
export const wordsOnSales: RelatedRows[] = KINDS.flatMap(wordsOn);
