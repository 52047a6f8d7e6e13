import type { StaffPush, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import type { Platform } from '../../../platform/scope.ts';
import type { VisitorEyes } from '../conversations/threads.queries.ts';
import type { Connection } from './connection.ts';
import { Feeds, type Follower } from './feeds.ts';
import { presenceOf, type Presence } from './presence.ts';
import { Sockets } from './sockets.ts';

/** A member of staff at a socket. */
export interface StaffMember {
  readonly connection: Connection<StaffPush>;
  /** One screen of one person; beats carry it. */
  readonly screen: string;
  readonly org: number;
  readonly user: { id: number; name: string };
  readonly sessionId: string | null;
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

  constructor(platform: Platform) {
    this.platform = platform;
    this.sockets = new Sockets(() => platform.clock.now().getTime());
    this.feeds = new Feeds(platform);
    this.presence = presenceOf(platform);
  }

  addStaff(member: StaffMember): void {
    add(this.staff, member.org, member);
  }

  addGuest(guest: Guest): void {
    add(this.guests, guest.eyes.org, guest);
  }

  removeStaff(member: StaffMember): void {
    remove(this.staff, member.org, member);
    for (const [conversation, follower] of member.watched)
      this.feeds.unfollow(conversation, follower);
  }

  removeGuest(guest: Guest): void {
    remove(this.guests, guest.eyes.org, guest);
    for (const [conversation, follower] of guest.followed)
      this.feeds.unfollow(conversation, follower);
  }

  staffOf(org: number): Iterable<StaffMember> {
    return this.staff.get(org) ?? [];
  }

  guestsOf(org: number): Iterable<Guest> {
    return this.guests.get(org) ?? [];
  }
}

function add<T>(groups: Map<number, Set<T>>, org: number, one: T): void {
  const group = groups.get(org) ?? new Set();
  group.add(one);
  groups.set(org, group);
}

function remove<T>(groups: Map<number, Set<T>>, org: number, one: T): void {
  const group = groups.get(org);
  group?.delete(one);
  if (group?.size === 0) groups.delete(org);
}
