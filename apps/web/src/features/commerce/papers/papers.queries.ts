import { documents } from '@atrium/contract/commerce/orders.ts';
import type { KeptPaper, PaperKind } from '@atrium/contract/commerce/papers.ts';
import { papers } from '@atrium/contract/commerce/papers.ts';
import { contacts } from '@atrium/contract/crm/contacts.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf } from '../../../lib/api/address.ts';
import { call, callList } from '../../../lib/api/call.ts';

/** The record whose papers these are. */
export interface PaperSubject {
  type: 'opportunity' | 'order';
  id: number;
  account_id: number;
}

/** Where the paper is made anew each time. */
export function paperAddress(kind: PaperKind, id: number): string {
  return addressOf(documents[kind], { params: { id } });
}

/** Keeps a paper as it is now. */
export function keepPaper(kind: PaperKind, id: number): Promise<KeptPaper> {
  return kind === 'quote'
    ? call(papers.keepOfOpportunity, { params: { id }, body: { kind } })
    : call(papers.keepOfOrder, { params: { id }, body: { kind } });
}

const MOST = 100;
const SHOWN = 20;

/** Conversations with the people of an account, the latest first. */
export function accountConversationsQuery(account_id: number) {
  return queryOptions({
    queryKey: ['conversations', 'of-account', account_id],
    queryFn: async ({ signal }) => {
      const of = { account_id, client_id_empty: false, per_page: MOST };
      const people = await callList(contacts.list, { query: of, signal });
      const client_id_in = people.rows.map(({ client_id }) => client_id);
      if (client_id_in.length === 0) return [];
      const query = { client_id_in, sort: '-last_message_at', per_page: SHOWN };
      return (await callList(conversations.list, { query, signal })).rows;
    },
  });
}
