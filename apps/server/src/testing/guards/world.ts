import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { multipart, PNG } from '../multipart.ts';
import type { Answer, Guest, Staff, TestApp } from '../test-app.ts';
import { addNotes } from './notes-world.ts';
import { addCommerce, addSales } from './sales-world.ts';
import { addWork } from './work-world.ts';

/** Stands in every text of the first organization, and may stand in no answer to anybody else. */
export const MARKER = 'Zanzibar';

/** An organization with at least one record of every kind. */
export interface World {
  ada: Staff;
  bo: Staff;
  guest: Guest;
  site: { id: number; site_id: string };
  /** The id of a record by the first part of its path: `/clients/:id` → `clients`; `second`: another conversation. */
  ids: Record<string, string>;
}

function must<T>(answer: Answer): T {
  if (answer.statusCode >= 300) throw new Error(`the world cannot be made: ${answer.body}`);
  return (answer.body ? answer.json() : {}) as T;
}

interface Made {
  id: number | string;
}

/** Fills an organization through the interface, so that what is there is what the product makes. */
export async function makeWorld(app: TestApp): Promise<World> {
  const ada = await app.organization(`${MARKER} Agency`);
  const bo = await app.colleague(ada);
  const post = async (path: string, body: object) => must<Made>(await ada.call('POST', path, body));
  const site = await app.site(ada);
  must(await ada.call('PATCH', `/sites/${site.id}`, { name: `${MARKER} Shop`, version: 1 }));
  const key = { 'idempotency-key': MARKER };
  const body = { email: 'ana@zanzibar.example', name: MARKER, notes: MARKER, company: MARKER };
  const client = await app.call('POST', '/clients', { token: ada.token, body, headers: key });
  const label = await post('/labels', { name: MARKER });
  const reply = await post('/canned-replies', { shortcut: MARKER, content: MARKER });
  const shared = { entity: 'clients', name: MARKER, query: MARKER, is_shared: true };
  const view = await post('/saved-views', shared);
  const apiKey = await post('/api-keys', { name: MARKER, scopes: ['clients.read'] });
  const upload = { token: ada.token, ...multipart(PNG, `${MARKER}.png`) };
  const file = must<Made>(await app.call('POST', '/files', upload));
  const guest = await app.visitor(site);
  const conversation = await talk(ada, guest, { label_ids: [Number(label.id)] });
  const another = { id: uuidv7(), content: MARKER, new_conversation: true };
  const second = must<{ conversation_id: string }>(
    await guest.call('POST', '/messenger/messages', another),
  );
  must(await app.call('POST', '/auth/forgot-password', { body: { email: bo.email } }));
  const sales = await addSales(post, MARKER);
  const notification = await tell(ada, bo, sales.accounts);
  await app.drain();
  const targets = [{ owner_id: ada.id, month: '2026-03', amount: '100.00' }];
  must(await ada.call('POST', '/sales-targets', { targets }));
  const commerce = await addCommerce(post, sales);
  const notes = await addNotes(app, ada, { marker: MARKER, account: sales.accounts });
  const work = await addWork(post, {
    marker: MARKER,
    ids: { ...sales, conversations: conversation },
  });
  const own = must<Made[]>(await ada.call('GET', '/auth/sessions'));
  const mails = must<Made[]>(await ada.call('GET', '/mails'));
  const ids = {
    clients: must<Made>(client).id,
    sites: site.id,
    users: bo.id,
    labels: label.id,
    'canned-replies': reply.id,
    'saved-views': view.id,
    'api-keys': apiKey.id,
    files: file.id,
    conversations: conversation,
    messenger: conversation,
    second: second.conversation_id,
    auth: own[0]?.id,
    mails: mails[0]?.id,
    notifications: (await notification()).id,
    ...sales,
    ...commerce,
    ...notes,
    ...work,
  };
  return {
    ada,
    bo,
    guest,
    site,
    ids: Object.fromEntries(Object.entries(ids).map(([kind, id]) => [kind, String(id)])),
  };
}

/** The colleague gives her an account, and she says how she wants to be told; gives what the bell shows then. */
async function tell(ada: Staff, bo: Staff, account: number | string): Promise<() => Promise<Made>> {
  const path = `/accounts/${account}`;
  must(await bo.call('PATCH', path, { owner_id: bo.id, version: 1 }));
  must(await bo.call('PATCH', path, { owner_id: ada.id, version: 2 }));
  const preferences = [{ kind: 'reminder', in_app: true, by_email: false }];
  must(await ada.call('PUT', '/notifications/preferences', { preferences }));
  return async () => must<Made[]>(await ada.call('GET', '/notifications'))[0]!;
}

/** A conversation with both sides in it, as it is after a while. */
async function talk(ada: Staff, guest: Guest, change: object): Promise<string> {
  const say = { id: uuidv7(), content: `${MARKER}?` };
  const ack = must<{ conversation_id: string }>(
    await guest.call('POST', '/messenger/messages', say),
  );
  const id = ack.conversation_id;
  must(await guest.call('POST', '/messenger/identify', { email: 'ana@zanzibar.example' }));
  must(await guest.call('POST', '/messenger/verify/request', { email: 'ana@zanzibar.example' }));
  const answer = { id: uuidv7(), content: `${MARKER}!`, last_seen_seq: 1 };
  must(await ada.call('POST', `/conversations/${id}/messages`, answer));
  const update = { ...change, subject: MARKER, assignee_id: ada.id, version: 1 };
  must(await ada.call('PATCH', `/conversations/${id}`, update));
  return id;
}
