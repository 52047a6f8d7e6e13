import { randomInt } from 'node:crypto';
import type {
  messenger,
  PageContext,
  SessionStarted,
  VisitorSelf,
} from '@atrium/contract/inbox/messenger.ts';
import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../../platform/db/index.ts';
import { emit } from '../../../platform/events/emit.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import { found } from '../../../platform/policy.ts';
import { fieldProblem, ProblemError } from '../../../platform/problem.ts';
import { systemScope, type Caller, type Scope } from '../../../platform/scope.ts';
import {
  becomeLead,
  claim,
  enter,
  findVisitor,
  verify,
  type VisitorRow,
} from '../../clients/index.ts';
import { publicSites, type PublicSite } from '../../sites/index.ts';
import * as threads from '../conversations/threads.queries.ts';
import { isStaffOnline } from '../realtime/pushes/presence.ts';
import * as queries from './messenger.queries.ts';
import { readUserToken, readVisitorToken, signVisitorToken } from './tokens.ts';
import { eyesOf, type VisitorScope } from './visitor-scope.ts';

const CODE_MINUTES = 15;
const CODE_ATTEMPTS = 5;
const CODE_PURPOSE = 'email-code';

type Start = BodyOf<(typeof messenger)['session']>;

/** Begins or goes on as a visitor of a site. A token of another site, or one that is not ours, begins anew. */
export async function start(
  caller: Caller,
  request: FastifyRequest,
  body: Start,
): Promise<SessionStarted> {
  const { platform, now } = caller;
  const sites = publicSites(caller);
  const site = await sites.get(body.site_id);
  sites.requireOrigin(site, request);
  const claims = body.visitor_token
    ? await readVisitorToken(platform.secrets, body.visitor_token, now)
    : null;
  const own = claims?.org === site.org_id && claims.site === site.id ? claims : null;
  const person = body.user_token ? await personOf(caller, site, body.user_token) : null;
  const scope = { ...systemScope(platform, site.org_id, 'messenger'), ...caller };
  return platform.db.transact(scope, async (tx) => {
    let visitor = await enter(tx, scope, {
      visitorId: own?.visitor ?? null,
      siteId: site.id,
      page: body.page,
    });
    if (person) visitor = await prove(tx, scope, { visitor, person, page: body.page });
    return present(tx, scope, {
      visitor,
      client: person ? visitor.client_id : (own?.client ?? null),
    });
  });
}

interface Proof {
  visitor: VisitorRow;
  person: { email: string; name?: string | undefined };
  page: PageContext;
}

/** A browser in which somebody else has proven himself begins anew: nobody inherits his conversations. */
async function prove(tx: Tx, scope: Scope, { visitor, person, page }: Proof): Promise<VisitorRow> {
  const isOther = visitor.proof === 'verified' && visitor.email !== person.email;
  const own = isOther
    ? await enter(tx, scope, { visitorId: null, siteId: visitor.site_id, page })
    : visitor;
  const verified = await verify(tx, scope, { visitor: own, ...person });
  await link(tx, scope, verified);
  return verified;
}

async function personOf(caller: Caller, site: PublicSite, token: string) {
  const secret = site.identity_secret
    ? caller.platform.secrets.decrypt(site.identity_secret)
    : null;
  const person = secret
    ? await readUserToken(token, { site_id: site.site_id, secret }, caller.now)
    : null;
  if (!person)
    throw new ProblemError('unauthenticated', {
      detail: 'The user token is not valid for this site',
    });
  return person;
}

async function present(
  tx: Tx,
  scope: Scope,
  { visitor, client }: { visitor: VisitorRow; client: number | null },
): Promise<SessionStarted> {
  const claims = { org: scope.org, site: visitor.site_id, visitor: visitor.id, client };
  const eyes = { org: scope.org, siteId: visitor.site_id, visitorId: visitor.id, clientId: client };
  return {
    visitor_token: await signVisitorToken(scope.platform.secrets, claims, scope.now),
    visitor: presentSelf(visitor, client),
    threads: await threads.list(tx, eyes),
    staff_online: isStaffOnline(scope.platform, scope.org),
    server_time: scope.now.toISOString(),
  };
}

/** What a visitor may know of himself: what he typed, never what we know. */
export function presentSelf(visitor: VisitorRow, client: number | null): VisitorSelf {
  const proof = client === null ? (visitor.email === null ? 'session' : 'claimed') : 'verified';
  return { id: visitor.id, proof, email: visitor.email, name: visitor.name };
}

/** The visitor's threads go to his client; a message there makes a lead. */
async function link(tx: Tx, scope: Scope, visitor: VisitorRow): Promise<void> {
  if (visitor.client_id === null) return;
  const eyes = { org: scope.org, siteId: visitor.site_id, visitorId: visitor.id, clientId: null };
  const linked = await threads.linkToClient(tx, eyes, visitor.client_id);
  if (linked.length > 0) await becomeLead(tx, scope, visitor.client_id);
  for (const { id } of linked) {
    emit(tx, scope, {
      type: 'conversation.linked',
      subject: { type: 'conversation', id },
      client_id: visitor.client_id,
      summary: 'Started a conversation',
      dedupe_key: `conversation.linked:${id}:${visitor.client_id}`,
      live: { visitor_id: visitor.id, client_id: visitor.client_id },
    });
  }
}

/**
 * A typed e-mail is a claim: it links this browser's threads to a client and shows nothing of that client. A known
 * and an unknown address take the same way and get the same answer.
 */
export function identify(
  scope: VisitorScope,
  body: { email: string; name?: string | undefined },
): Promise<VisitorSelf> {
  return scope.platform.db.transact(scope, async (tx) => {
    const visitor = found(await findVisitor(tx, scope.org, scope.principal.id));
    if (scope.principal.proof === 'verified') return presentSelf(visitor, scope.principal.clientId);
    const claimed = await claim(tx, scope, { visitor, ...body });
    await link(tx, scope, claimed);
    return presentSelf(claimed, null);
  });
}

/** Sends a one-time code. The answer is the same for every address. */
export function requestCode(scope: VisitorScope, email: string): Promise<{ sent: true }> {
  return scope.platform.db.transact(scope, async (tx) => {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const code_hash = scope.platform.secrets.sign(
      CODE_PURPOSE,
      `${scope.principal.id} ${email} ${code}`,
    );
    const expires_at = new Date(scope.now.getTime() + CODE_MINUTES * 60_000).toISOString();
    await queries.putCode(tx, scope, {
      visitor_id: scope.principal.id,
      email,
      code_hash,
      expires_at,
    });
    const site = found(await queries.findSite(tx, scope.org, scope.principal.siteId));
    await sendMail(tx, scope, {
      kind: 'email_code',
      to: email,
      subject: `Your code for ${site.name}: ${code}`,
      text: `Enter this code in the chat to see your conversations with ${site.name}:\n\n${code}\n\nIt is good for ${CODE_MINUTES} minutes. If you did not ask for it, nobody can use it without your mailbox; ignore this message.`,
    });
    return { sent: true as const };
  });
}

/** The code proves the e-mail: the answer's token opens the client's history on this site. */
export async function confirmCode(
  scope: VisitorScope,
  given: { email: string; code: string },
): Promise<SessionStarted> {
  const { db, secrets } = scope.platform;
  const who = { visitor_id: scope.principal.id, email: given.email };
  // Counted on its own, so that a wrong code cannot be rolled back.
  const expected = await db.transact(scope, (tx) =>
    queries.tryCode(tx, scope, { ...who, attempts: CODE_ATTEMPTS }),
  );
  const text = `${who.visitor_id} ${given.email} ${given.code}`;
  if (!expected || !secrets.verify({ purpose: CODE_PURPOSE, text, signature: expected })) {
    throw fieldProblem('code', 'wrong', 'This code is wrong or too old');
  }
  return db.transact(scope, async (tx) => {
    await queries.useCode(tx, scope, who);
    const visitor = found(await findVisitor(tx, scope.org, who.visitor_id));
    const person = { email: given.email };
    const verified = await prove(tx, scope, { visitor, person, page: {} });
    return present(tx, scope, { visitor: verified, client: verified.client_id });
  });
}

export function listThreads(scope: VisitorScope) {
  return scope.platform.db.transact(scope, (tx) => threads.list(tx, eyesOf(scope)));
}
