import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { publicOrigin, type Http } from '../../../../platform/http/index.ts';
import { found } from '../../../../platform/policy.ts';
import { hashToken } from '../../../../platform/secrets.ts';
import type { Caller, Platform } from '../../../../platform/scope.ts';
import { feedEntries, feedZone, noteUse, ownerOf, type FeedOwner } from './feed.queries.ts';
import { writeCalendar } from './ical.ts';

const DAY_MS = 86_400_000;
const PAST_DAYS = 180;
const COMING_DAYS = 550;

/**
 * Answers with somebody's calendar. The secret in the address is the permission; it is looked up by its hash, so that
 * how long that takes tells nothing of it.
 * @throws ProblemError `not_found` for a made-up secret as for one that has ended
 */
export async function sendFeed(
  caller: Caller,
  token: string,
  { request, reply }: Http,
): Promise<FastifyReply> {
  const { platform, now } = caller;
  const hash = hashToken(token);
  const owner = found(await platform.db.system((tx) => ownerOf(tx, hash)));
  found(timingSafeEqual(Buffer.from(owner.hash), Buffer.from(hash)) ? owner : undefined);
  const content = await contentOf(platform, owner, {
    now,
    origin: publicOrigin(platform, request),
  });
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="calendar.ics"',
    'cache-control': 'private, max-age=0, must-revalidate',
    etag,
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(content);
}

function contentOf(
  platform: Platform,
  owner: FeedOwner,
  { now, origin }: { now: Date; origin: string },
): Promise<string> {
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  return platform.db.transact({ org: owner.org_id }, async (tx) => {
    await noteUse(tx, owner, now);
    const span = { from: day(-PAST_DAYS), to: day(COMING_DAYS) };
    const entries = await feedEntries(tx, owner, span);
    const uidOf = (id: number) =>
      `${platform.secrets.sign('calendar', `${owner.org_id}/${id}`).slice(0, 22)}@atrium`;
    return writeCalendar({
      name: `${owner.name} (${owner.organization})`,
      time_zone: await feedZone(tx, owner),
      entries: entries.map((entry) => ({
        ...entry,
        uid: uidOf(entry.id),
        url: `${origin}/activities/${entry.id}`,
      })),
    });
  });
}
