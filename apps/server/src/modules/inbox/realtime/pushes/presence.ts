import { PRESENCE_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { Viewer } from '@atrium/contract/inbox/realtime.ts';
import type { Hint } from '../../../../platform/live/index.ts';
import type { Platform } from '../../../../platform/scope.ts';

export const VIEWING = 'presence.viewing';

interface Beat {
  org: number;
  user: Viewer;
  entity: string;
  id: string;
  away: boolean;
  until: number;
}

/** The records whose viewers changed, and whether the set of people who are there did. */
export interface PresenceChange {
  records: { entity: string; id: string }[];
  people: boolean;
}

/** Who of the staff is there and looks at what. Never stored: it is carried by beats and fades without them. */
export class Presence {
  readonly #platform: Platform;
  readonly #beats = new Map<string, Beat>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Tells every server what one screen shows; `null` when it is gone. */
  announce(
    org: number,
    screen: string,
    beat: { user: Viewer; entity: string; id: string; away: boolean } | null,
  ): void {
    const facts = beat
      ? {
          entity: beat.entity,
          id: beat.id,
          user_id: beat.user.id,
          name: beat.user.name,
          away: beat.away,
        }
      : { entity: '', id: '', user_id: null, name: null, away: true };
    this.#platform.live.broadcast({ org, type: VIEWING, screen, ...facts });
  }

  /** Takes a beat in. */
  receive(hint: Hint): PresenceChange {
    const screen = String(hint.screen);
    const before = this.#beats.get(screen);
    const online = this.online(hint.org).length;
    if (hint.user_id === null) this.#beats.delete(screen);
    else this.#beats.set(screen, this.#beatOf(hint));
    const after = this.#beats.get(screen);
    const same = before && after && before.entity === after.entity && before.id === after.id;
    const records = same ? [] : [before, after].filter((beat) => beat !== undefined);
    return {
      records: records.filter((beat) => beat.entity !== ''),
      people: online !== this.online(hint.org).length,
    };
  }

  /** Takes out whoever has sent no beat for too long; says what that changed, by organization. */
  fade(): Map<number, PresenceChange> {
    const now = this.#now();
    const gone = [...this.#beats].filter(([, beat]) => beat.until < now);
    for (const [screen] of gone) this.#beats.delete(screen);
    const changes = new Map<number, PresenceChange>();
    for (const [, beat] of gone) {
      const change = changes.get(beat.org) ?? { records: [], people: true };
      if (beat.entity !== '') change.records.push(beat);
      changes.set(beat.org, change);
    }
    return changes;
  }

  #beatOf(hint: Hint): Beat {
    return {
      org: hint.org,
      user: { id: Number(hint.user_id), name: String(hint.name) },
      entity: hint.entity,
      id: hint.id,
      away: hint.away === true,
      until: this.#now() + PRESENCE_SECONDS * 1000,
    };
  }

  #now(): number {
    return this.#platform.clock.now().getTime();
  }

  #current(org: number): Beat[] {
    const now = this.#now();
    return [...this.#beats.values()].filter((beat) => beat.org === org && beat.until >= now);
  }

  /** Everybody who has the record open, once each. */
  viewers(org: number, record: { entity: string; id: string }): Viewer[] {
    const here = this.#current(org).filter(
      (beat) => beat.entity === record.entity && beat.id === record.id,
    );
    return unique(here.map((beat) => beat.user));
  }

  /** Everybody at a screen. */
  online(org: number): Viewer[] {
    return unique(
      this.#current(org)
        .filter((beat) => !beat.away)
        .map((beat) => beat.user),
    );
  }
}

function unique(viewers: Viewer[]): Viewer[] {
  return [...new Map(viewers.map((viewer) => [viewer.id, viewer])).values()];
}

const opened = new WeakMap<Platform, Presence>();

/** The presence of this process. */
export function presenceOf(platform: Platform): Presence {
  const known = opened.get(platform);
  if (known) return known;
  const made = new Presence(platform);
  opened.set(platform, made);
  return made;
}

/** Is somebody of the staff at a screen? */
export function isStaffOnline(platform: Platform, org: number): boolean {
  return presenceOf(platform).online(org).length > 0;
}
