import type { PageContext } from '@atrium/contract/inbox/messenger.ts';

/** What the host page says to the frame; repeated whenever it changes. */
export interface HostMessage {
  type: 'atrium:init';
  site_id: string;
  page: PageContext;
  open: boolean;
  user_token?: string;
  claim?: { email: string; name?: string };
}

/** What the frame says to the host page: never a token, never a text. */
export type FrameMessage =
  /** `live`: there are conversations, so answers may come. */
  | { type: 'atrium:unread'; count: number; live: boolean }
  | { type: 'atrium:close' }
  /** The person does not want to prove who they are. */
  | { type: 'atrium:leave' };
