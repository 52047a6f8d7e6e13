import type { VisitorSelf } from '@atrium/contract/inbox/messenger.ts';
import type { ConnectionState } from './state.ts';
import type { OutgoingDraft } from './outbox.ts';

/** What a panel asks of the tab that owns the connection. Plain data, so that it travels between tabs. */
export type Command =
  /** The outbox has grown. */
  | { name: 'sent' }
  | { name: 'retry' | 'discard'; id: string }
  /** Load this conversation and keep it up to date. */
  | { name: 'open' | 'reload' | 'earlier' | 'typing'; conversation_id: string }
  | { name: 'read'; conversation_id: string; seq: number }
  | { name: 'visitor'; visitor: VisitorSelf }
  | { name: 'wake' };

/** The one door of the panel to the server, whichever tab owns the socket. */
export interface Connection {
  readonly state: ConnectionState;
  /** Calls back after each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
  /** Puts a message into the outbox: from now on it is not lost. Answers its id. */
  send(draft: OutgoingDraft): string;
  run(command: Command): void;
  stop(): void;
}
