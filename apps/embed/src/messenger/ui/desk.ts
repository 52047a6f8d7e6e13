import type { Connection } from '../connection/commands.ts';
import type { ConnectionState } from '../connection/state.ts';
import type { Api, Claim } from '../connection/transport/ports.ts';
import type { MessengerHost } from '../host.ts';
import type * as MoreModule from './more/index.ts';
import type { Language } from '../i18n/language.ts';

export type More = typeof MoreModule;

export type View =
  | { screen: 'home' | 'threads' | 'verify' }
  /** `fresh`: a new conversation even if one is open. */
  | { screen: 'thread'; thread: string; fresh?: boolean };

/** What every part of the panel may use. */
export interface Desk extends Language {
  host: MessengerHost;
  api: Api;
  connection: Connection;
  state: ConnectionState;
  /** The panel is open. */
  open: boolean;
  view: View;
  go(view: View): void;
  identify(claim: Claim): Promise<void>;
  /** What is loaded when it is first asked for. */
  more: More | null;
  loadMore(): Promise<More | null>;
  /** The person wants to prove who they are. */
  verify(): void;
  /** Goes on with the token that a proof has given, or leaves the proof aside. */
  verified(token: string | null): void;
}

/** Every part gets the desk. */
export interface WithDesk {
  desk: Desk;
}
