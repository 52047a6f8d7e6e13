import type { StaffPush, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import type { Platform } from '../../../platform/scope.ts';
import type { VisitorEyes } from '../conversations/threads.queries.ts';
import type { Connection } from './sockets/connection.ts';
import { feedsOf, type Feeds, type Follower } from './feeds/feeds.ts';
import { presenceOf, type Presence } from './pushes/presence.ts';
import { Sockets } from './sockets/sockets.ts';

/** A member of staff at a socket. */
export interface StaffMember {
  readonly connection: Connection<StaffPush>;
  /** One screen of one person; beats carry it. */
  readonly screen: string;
  readonly org: number;
  readonly user: { id: number; name: string };
  readonly sessionId: string | null;
  readonly keyId: string | null;
  readonly watched: Map<string, Follower>;
}

/** A visitor at a socket. */
export interface Guest {
  readonly connection: Connection<VisitorPush>;
  readonly eyes: VisitorEyes;
  readonly followed: Map<string, Follower>;
}

/** Everybody who is connected to this process, and what they follow. */
export class Hub {
  readonly platform: Platform;
  readonly sockets: Sockets;
  readonly feeds: Feeds;
  readonly presence: Presence;
  readonly staff = new Map<number, Set<StaffMember>>();
  readonly guests = new Map<number, Set<Guest>>();
  /** The same by whose conversations they see. */
  readonly #sight = new Map<string, Set<Guest>>();

  constructor(platform: Platform) {
    this.platform = platform;
    this.sockets = new Sockets();
    this.feeds = feedsOf(platform);
    this.presence = presenceOf(platform);
  }

  addStaff(member: StaffMember): void {
    add(this.staff, member.org, member);
  }

  addGuest(guest: Guest): void {
    add(this.guests, guest.eyes.org, guest);
    for (const key of keysOf(guest.eyes)) add(this.#sight, key, guest);
  }

  removeStaff(member: StaffMember): void {
    remove(this.staff, member.org, member);
    for (const [conversation, follower] of member.watched)
      this.feeds.unfollow(conversation, follower);
  }

  removeGuest(guest: Guest): void {
    remove(this.guests, guest.eyes.org, guest);
    for (const key of keysOf(guest.eyes)) remove(this.#sight, key, guest);
    for (const [conversation, follower] of guest.followed)
      this.feeds.unfollow(conversation, follower);
  }

  staffOf(org: number): Iterable<StaffMember> {
    return this.staff.get(org) ?? [];
  }

  guestsOf(org: number): Iterable<Guest> {
    return this.guests.get(org) ?? [];
  }

  hasAnybody(org: number): boolean {
    return this.staff.has(org) || this.guests.has(org);
  }

  /** Who may see a conversation, save for its site: the database has the last word. */
  guestsWhoSee(
    org: number,
    of: { visitor_id: string | null; client_id: number | null },
  ): Set<Guest> {
    const keys = [`visitor ${org} ${of.visitor_id}`, `client ${org} ${of.client_id}`];
    return new Set(keys.flatMap((key) => [...(this.#sight.get(key) ?? [])]));
  }
}

function keysOf({ org, visitorId, clientId }: VisitorEyes): string[] {
  const own = `visitor ${org} ${visitorId}`;
  return clientId === null ? [own] : [own, `client ${org} ${clientId}`];
}

function add<Key, T>(groups: Map<Key, Set<T>>, key: Key, one: T): void {
  const group = groups.get(key) ?? new Set();
  group.add(one);
  groups.set(key, group);
}

function remove<Key, T>(groups: Map<Key, Set<T>>, key: Key, one: T): void {
  const group = groups.get(key);
  group?.delete(one);
  if (group?.size === 0) groups.delete(key);
}
