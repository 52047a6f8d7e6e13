import type { Ack, Message } from '@atrium/contract/inbox/messages.ts';
import type { PageContext, SessionStarted, Thread } from '@atrium/contract/inbox/messenger.ts';
import type { VisitorSendInput } from '@atrium/contract/inbox/messages.ts';
import type { VisitorSelf } from '@atrium/contract/inbox/messenger.ts';

/** Time that only goes forward, in milliseconds, and an alarm. */
export interface Clock {
  now(): number;
  /** Runs once after `milliseconds`; the answer cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

/** One open WebSocket, or whatever stands for it. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export interface WireEvents {
  opened(): void;
  text(data: string): void;
  /** Comes once, however the connection ended. */
  closed(code: number): void;
}

export type OpenWire = (events: WireEvents) => Wire;

export interface SessionRequest {
  visitor_token?: string;
  user_token?: string;
}

/** The visitor's HTTP interface. Every call throws `ApiError` when the server refuses or is out of reach. */
export interface Api {
  session(request: SessionRequest): Promise<SessionStarted>;
  threads(token: string): Promise<Thread[]>;
  messages(token: string, window: MessagesRequest): Promise<Message[]>;
  send(token: string, message: VisitorSendInput): Promise<Ack>;
  read(token: string, position: { conversation_id: string; seq: number }): Promise<void>;
  identify(token: string, claim: Claim): Promise<VisitorSelf>;
  requestCode(token: string, email: string): Promise<void>;
  confirmCode(token: string, proof: { email: string; code: string }): Promise<SessionStarted>;
}

export interface MessagesRequest {
  conversation_id: string;
  after_seq?: number;
  before_seq?: number;
  limit?: number;
}

/** What a person says about who they are; believed by nobody until it is proven. */
export interface Claim {
  email: string;
  name?: string;
}

/** `status` 0: the server could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retry_after_seconds: number | undefined;
  constructor(
    status: number,
    problem: { code?: string; title?: string; detail?: string; retry_after_seconds?: number },
  ) {
    super(problem.detail ?? problem.title ?? 'Out of reach');
    this.status = status;
    this.code = problem.code ?? '';
    this.retry_after_seconds = problem.retry_after_seconds;
  }
}

export type ReadPage = () => PageContext;
