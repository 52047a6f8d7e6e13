import type { PageContext } from '@atrium/contract/inbox/messenger.ts';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import type { Api } from './connection/transport/ports.ts';
import type { Connection } from './connection/commands.ts';
import type { Store } from '../storage.ts';

/** What the page that carries the messenger gives it. */
export interface MessengerHost {
  /** Where the server is: `https://chat.example.com`. */
  origin: string;
  site_id: string;
  config: SiteConfig;
  /** The panel is drawn here. */
  root: ShadowRoot;
  /** Kept for all tabs. */
  store: Store;
  /** Kept for this tab alone. */
  tab_store: Store;
  /** Fills its page, which is one of ours: `/messenger/frame`. */
  full?: boolean;
  user_token?: string | undefined;
  claim?: { email: string; name?: string } | undefined;
  page(): PageContext;
  unread(count: number): void;
  /** The person wants it closed. */
  close(): void;
  reloadConfig(): void;
  /** In a frame: the person goes back to the page's own messenger. */
  leave?(): void;
}

export type MessengerChange = Partial<Pick<MessengerHost, 'config' | 'claim' | 'user_token'>>;

export interface MessengerHandle {
  open(): void;
  close(): void;
  change(change: MessengerChange): void;
  stop(): void;
}

/** What a panel talks to. */
export interface PanelParts {
  api: Api;
  connect(): Connection;
}

/** What `messenger.js` exports. */
export interface MessengerModule {
  startMessenger(host: MessengerHost, sample?: PanelParts): MessengerHandle;
}
