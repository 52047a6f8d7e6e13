import { timelineKindOf, type TimelineKind } from '@atrium/contract/records/timeline.ts';
import type { Tx } from '../db/index.ts';
import type { Scope } from '../scope.ts';

/** News for the timeline, for other modules and for open screens. */
export interface NewEvent {
  /** In the past tense: `conversation.resolved`. */
  type: string;
  subject: { type: string; id: string | number };
  /** The client it happened with: it appears on that client's timeline when there is a summary. */
  client_id?: number | null;
  /**
   * A sentence for the timeline, in plain English. It is told of the subject and of what stands behind it: its deal,
   * its account, its client (`places_of` in SQL).
   */
  summary?: string;
  /** What kind of line it is, where the type does not tell. */
  kind?: TimelineKind;
  /** Other records that the line belongs to, with what stands behind them. */
  also?: readonly { type: string; id: string | number }[];
  data?: Record<string, unknown>;
  /** Writing the same key twice writes once. */
  dedupe_key?: string;
  /** Facts that screens need at once, such as a sequence number. Ids and numbers only, never content. */
  live?: Record<string, string | number | boolean | null>;
}

/** Who acts, as events and audit entries name him. */
export function actorOf(scope: Scope) {
  const { principal } = scope;
  return {
    actor_type: principal.type,
    actor_id: principal.type === 'system' ? null : String(principal.id),
    actor_name: principal.name,
  };
}

/** Says that something happened; it is written with the commit of the transaction and told with it. */
export function emit(tx: Tx, scope: Scope, event: NewEvent): void {
  const subject_id = String(event.subject.id);
  tx.pending.push({
    org_id: scope.org,
    ...actorOf(scope),
    type: event.type,
    subject_type: event.subject.type,
    subject_id,
    client_id: event.client_id ?? null,
    kind: event.kind ?? timelineKindOf(event.type),
    also: event.also?.map(({ type, id }) => ({ type, id: String(id) })) ?? null,
    summary: event.summary ?? null,
    data: event.data ?? {},
    dedupe_key: event.dedupe_key ?? null,
    request_id: scope.requestId,
    occurred_at: scope.now.toISOString(),
  });
  announce(tx, scope, { type: event.type, subject: event.subject, live: event.live ?? {} });
}

/** Tells open screens with the commit, without a line in the history: a message was read. */
export function announce(
  tx: Tx,
  scope: Scope,
  news: Required<Pick<NewEvent, 'type' | 'subject' | 'live'>>,
): void {
  const { subject, type, live } = news;
  tx.hints.push({
    org: scope.org,
    type,
    entity: subject.type,
    id: String(subject.id),
    ...actorOf(scope),
    ...live,
  });
}

/** Tells open screens that a record is out of sight from now on. */
export function announceGone(
  tx: Tx,
  scope: Scope,
  { type, id, version }: { type: string; id: number; version: number },
): void {
  const live = { version, is_gone: true };
  announce(tx, scope, { type: `${type}.gone`, subject: { type, id }, live });
}
