import type { Message } from '@atrium/contract/inbox/messages.ts';
import type { Thread, VisitorSelf } from '@atrium/contract/inbox/messenger.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Connection } from '../messenger/connection/commands.ts';
import type { ConnectionState } from '../messenger/connection/state.ts';
import { EMPTY_STATE, withAcknowledged } from '../messenger/connection/state.ts';
import type { Api } from '../messenger/connection/transport/ports.ts';
import { ApiError } from '../messenger/connection/transport/ports.ts';

const THREAD = '00000000-0000-7000-8000-000000000001';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function message(seq: number, by: 'Ana' | null, [minutes, content]: [number, string]): Message {
  return {
    conversation_id: THREAD,
    seq,
    id: `sample-${seq}`,
    author_type: by ? 'user' : 'visitor',
    author_id: by,
    author_name: by,
    kind: 'text',
    content,
    attachments: [],
    mentioned_user_ids: [],
    created_at: ago(minutes),
    deleted_at: null,
  };
}

const visitor: VisitorSelf = {
  id: 'sample',
  proof: 'claimed',
  email: 'sam@example.com',
  name: 'Sam',
};
const thread: Thread = {
  id: THREAD,
  subject: null,
  status: 'Open',
  last_seq: 3,
  last_message_at: ago(2),
  last_message_preview: 'Of course. Which day suits you?',
  unread_count: 0,
  visitor_read_seq: 3,
  staff_read_seq: 2,
  assignee_name: 'Ana',
};

const STATE: ConnectionState = {
  ...EMPTY_STATE,
  status: 'online',
  staff_online: true,
  visitor,
  threads: [thread],
  timelines: {
    [THREAD]: {
      messages: [
        message(1, null, [6, 'Hello, can we meet this week?']),
        message(2, null, [5, 'It is about the new pages.']),
        message(3, 'Ana', [2, 'Of course. **Which day** suits you?']),
      ],
      received_seq: 3,
      has_earlier: false,
      state: 'ready',
    },
  },
};

/** A conversation that looks real and goes nowhere. */
export function sampleConnection(): Connection {
  let state = STATE;
  let seq = 3;
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(draft) {
      const id = uuidv7();
      const ack = { id, seq: ++seq, conversation_id: THREAD, created_at: ago(0) };
      const sent = { ...draft, id, order: seq, state: 'queued' as const };
      state = withAcknowledged(state, sent, ack);
      state = { ...state, aliases: { ...state.aliases, [draft.thread]: THREAD } };
      for (const listener of listeners) listener();
      return id;
    },
    run() {},
    stop() {},
  };
}

const nothing = () => Promise.reject(new ApiError(0, {}));

export const sampleApi: Api = {
  session: nothing,
  threads: nothing,
  messages: nothing,
  send: nothing,
  read: nothing,
  identify: () => Promise.resolve(visitor),
  requestCode: nothing,
  confirmCode: nothing,
};
