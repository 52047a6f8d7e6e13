import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { claim, enter } from '../modules/clients/index.ts';
import {
  readAsVisitor,
  sendAsStaff,
  sendAsVisitor,
  updateConversation,
  type VisitorScope,
} from '../modules/inbox/index.ts';
import { publicSites } from '../modules/sites/index.ts';
import { systemScope, type Scope } from '../platform/scope.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import { TALKS, type Talk } from './talks.ts';

const CONVERSATIONS = 36;
const DAYS = 30;
const MINUTE_MS = 60_000;

interface Cast {
  random: Random;
  /** The founder first. */
  staff: Scope[];
  people: Person[];
}

/**
 * A month of conversations: old ones resolved, the latest still waiting for an answer.
 * @returns those that go on, the latest first
 */
export async function seedConversations(founder: Scope, cast: Cast): Promise<string[]> {
  const open: string[] = [];
  const site = await publicSites(founder).get('demo');
  // Another organization may have taken the demo website already.
  if (site.org_id !== founder.org) return open;
  const now = founder.now.getTime();
  for (let index = 0; index < CONVERSATIONS; index++) {
    const talk = TALKS[index % TALKS.length];
    const person = cast.people[(index * 7) % cast.people.length];
    if (!talk || !person) continue;
    const age = ((CONVERSATIONS - index) / CONVERSATIONS) * DAYS * 24 * 60;
    const begun = now - Math.max(20, Math.round(age - cast.random.below(200))) * MINUTE_MS;
    const isOld = index < CONVERSATIONS - 12;
    const id = await holdTalk(founder, cast, { talk, person, site: site.id, begun, isOld });
    if (!isOld) open.unshift(id);
  }
  return open;
}

interface Holding {
  talk: Talk;
  person: Person;
  site: number;
  begun: number;
  isOld: boolean;
}

async function holdTalk(founder: Scope, cast: Cast, holding: Holding): Promise<string> {
  const { talk, begun, isOld } = holding;
  const visitor = await welcome(founder, holding);
  const staff = cast.random.pick(cast.staff);
  let conversation = '';
  let seq = 0;
  for (const [index, [who, content]] of talk.lines.entries()) {
    const now = new Date(begun + index * (2 + cast.random.below(9)) * MINUTE_MS);
    const id = uuidv7(now.getTime());
    if (who === 'v') {
      const ack = await sendAsVisitor(
        { ...visitor, now },
        {
          id,
          conversation_id: conversation || null,
          new_conversation: false,
          content,
          attachment_ids: [],
        },
      );
      conversation = ack.conversation_id;
      seq = ack.seq;
    } else {
      const reply = await sendAsStaff({ ...staff, now }, conversation, {
        id,
        kind: who === 'n' ? 'note' : 'text',
        content,
        attachment_ids: [],
        mentioned_user_ids: [],
        last_seen_seq: seq,
        send_anyway: true,
      });
      seq = reply.seq;
    }
  }
  const end = { ...visitor, now: new Date(begun + 90 * MINUTE_MS) };
  await readAsVisitor(end, { conversation_id: conversation, seq });
  if (!isOld) return conversation;
  const change = {
    status: 'Resolved',
    version: 1,
    ...(staff.principal.type === 'user' && { assignee_id: staff.principal.id }),
  } as const;
  await updateConversation({ ...staff, now: end.now }, conversation, change);
  return conversation;
}

/** The person's browser on the demo website, and his e-mail as he typed it. */
async function welcome(
  founder: Scope,
  { talk, person, site, begun }: Holding,
): Promise<VisitorScope> {
  const { platform, org } = founder;
  const scope = { ...systemScope(platform, org, 'demo'), now: new Date(begun) };
  const page = {
    url: `http://localhost:3001${talk.page}`,
    title: talk.title,
    locale: 'en',
    utm: talk.utm ?? {},
  };
  const visitor = await platform.db.transact(scope, async (tx) => {
    const entered = await enter(tx, scope, { visitorId: null, siteId: site, page });
    return claim(tx, scope, { visitor: entered, email: person.email, name: person.name });
  });
  return {
    ...scope,
    principal: {
      type: 'visitor',
      id: visitor.id,
      siteId: site,
      name: person.name,
      proof: 'claimed',
      clientId: null,
    },
  };
}
