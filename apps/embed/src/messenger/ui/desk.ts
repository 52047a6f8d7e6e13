import type { ComponentType } from 'preact';
import type { Attachment } from '@atrium/contract/inbox/messages.ts';
import type { Connection } from '../connection/commands.ts';
import type { ConnectionState } from '../connection/state.ts';
import type { Api, Claim } from '../connection/transport/ports.ts';
import type { OutgoingMessage } from '../connection/outbox.ts';
import type { MessengerHost } from '../host.ts';
import type { Messages } from '../i18n/en.ts';
import type { Language } from '../i18n/language.ts';

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

/** A file that was chosen: on its way to the server until `uploaded`. */
export interface PickedFile {
  key: number;
  name: string;
  /** 0 to 1. */
  progress: number;
  uploaded?: Attachment;
  problem?: string;
}

/** The files of the message that is being written. */
export interface PickedFiles {
  readonly files: PickedFile[];
  add(chosen: File[], desk: Desk): void;
  remove(key: number): void;
  clear(): void;
}

/** What is loaded when it is first asked for: `more/index.ts`. */
export interface More {
  css: string;
  texts: Partial<Messages>;
  Attachments: new (changed: () => void) => PickedFiles;
  EmailForm: ComponentType<WithDesk & { first: boolean }>;
  EmojiPicker: ComponentType<{ label: string; pick(emoji: string): void; close(): void }>;
  Failed: ComponentType<WithDesk & { message: OutgoingMessage }>;
  FileChips: ComponentType<WithDesk & { attachments: PickedFiles }>;
  FileView: ComponentType<WithDesk & { file: Attachment; renew(): void }>;
  FramePanel: ComponentType<{ host: MessengerHost; open: boolean; leave(): void }>;
  Markdown: ComponentType<{ source: string }>;
  ThreadList: ComponentType<WithDesk>;
  VerifyScreen: ComponentType<WithDesk>;
}
