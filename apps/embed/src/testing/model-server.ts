import type { Ack, Message, VisitorSendInput } from '@atrium/contract/inbox/messages.ts';
import type { SessionStarted, Thread } from '@atrium/contract/inbox/messenger.ts';
import type { VisitorFrameInput, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { Api, OpenWire, WireEvents } from '../messenger/connection/transport/ports.ts';
import { ApiError } from '../messenger/connection/transport/ports.ts';
import type { FakeClock } from './fake-clock.ts';

const VISITOR = { id: 'v', proof: 'session' as const, email: null, name: null };
const AT = '2026-01-01T10:00:00.000Z';

interface Room {
  id: string;
  messages: Message[];
}

interface ServerWire {
  events: WireEvents;
  ready: boolean;
  closed: boolean;
  dead: boolean;
}

/** A server that keeps the protocol, over a network that a test can make as bad as it likes. */
export class ModelServer {
  rooms: Room[] = [];
  wires: ServerWire[] = [];
  /** The network. */
  reachable = true;
  sockets = true;
  /** Which of the next frames are lost in each direction: called for every frame. */
  loses: () => boolean = () => false;
  /** Which of the next pushes are delivered twice. */
  doubles: () => boolean = () => false;
  latency: () => number = () => 5;
  tokens = new Set<string>();
  sessions = 0;
  refuse: (message: VisitorSendInput) => VisitorPush | null = () => null;
  #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  openWire: OpenWire = (events) => {
    const wire: ServerWire = { events, ready: false, closed: false, dead: false };
    this.#clock.after(this.latency(), () => {
      if (!this.reachable || !this.sockets) return this.#end(wire, 1006);
      this.wires.push(wire);
      if (!wire.closed) events.opened();
    });
    return {
      send: (text) => this.#carry(() => this.#receive(wire, JSON.parse(text)), wire),
      close: () => {
        wire.closed = true;
      },
    };
  };

  /** Every socket breaks, as when the process is killed. */
  breakSockets(code = 1006): void {
    for (const wire of this.wires.splice(0)) this.#end(wire, code);
  }

  /** What a member of staff writes. */
  say(content: string, room = this.rooms[0]!): Message {
    return this.#append(room, { id: uuidv7(), author_type: 'user', content, kind: 'text' });
  }

  /** A note: takes a number and is never shown to the visitor. */
  note(room = this.rooms[0]!): void {
    this.#append(room, { id: uuidv7(), author_type: 'user', content: 'hidden', kind: 'note' });
  }

  api: Api = {
    session: (request) =>
      this.#http(() => {
        const known = request.visitor_token && this.tokens.has(request.visitor_token);
        if (request.visitor_token && !known) throw new ApiError(401, {});
        const token = known ? request.visitor_token! : `token ${++this.sessions}`;
        this.tokens.add(token);
        return this.#started(token);
      }),
    threads: (token) => this.#http(() => (this.#check(token), this.threads())),
    messages: (token, { conversation_id, after_seq, before_seq, limit = 50 }) =>
      this.#http(() => {
        this.#check(token);
        const all = this.visible(conversation_id);
        if (after_seq !== undefined)
          return all.filter((message) => message.seq > after_seq).slice(0, limit);
        return all.filter((message) => message.seq < (before_seq ?? Infinity)).slice(-limit);
      }),
    send: (token, message) => this.#http(() => (this.#check(token), this.#write(message))),
    read: () => Promise.resolve(),
    identify: () => Promise.resolve(VISITOR),
    requestCode: () => Promise.resolve(),
    confirmCode: () => Promise.reject(new ApiError(400, {})),
  };

  visible(id: string): Message[] {
    const room = this.rooms.find((each) => each.id === id);
    return room?.messages.filter((message) => message.kind !== 'note') ?? [];
  }

  threads(): Thread[] {
    return this.rooms.map((room) => this.#thread(room));
  }

  #started(visitor_token: string): SessionStarted {
    const threads = this.threads();
    return { visitor_token, visitor: VISITOR, threads, staff_online: true, server_time: AT };
  }

  #check(token: string): void {
    if (!this.tokens.has(token)) throw new ApiError(401, {});
  }

  #http<T>(answer: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#clock.after(this.latency(), () => {
        if (!this.reachable || this.loses()) return reject(new ApiError(0, {}));
        try {
          const value = answer();
          if (this.loses()) reject(new ApiError(0, {}));
          else resolve(value);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  #receive(wire: ServerWire, frame: VisitorFrameInput): void {
    if (frame.type === 'hello') {
      if (!this.tokens.has(frame.token)) return this.#end(wire, 4401);
      wire.ready = true;
      const threads = this.threads();
      this.#push(wire, { type: 'ready', visitor: VISITOR, threads, staff_online: true });
      for (const [id, seq] of Object.entries(frame.positions ?? {})) this.#resume(wire, id, seq);
    } else if (frame.type === 'resume') this.#resume(wire, frame.conversation_id, frame.after_seq);
    else if (frame.type === 'send') {
      const refusal = this.refuse(frame.message);
      this.#push(wire, refusal ?? { type: 'ack', ...this.#write(frame.message) });
    } else if (frame.type === 'ping') this.#push(wire, { type: 'pong' });
  }

  #resume(wire: ServerWire, id: string, after: number): void {
    for (const message of this.visible(id))
      if (message.seq > after) this.#push(wire, { type: 'message', message });
  }

  /** One transaction: the same id never makes a second message. */
  #write(sent: VisitorSendInput): Ack {
    const all = this.rooms.flatMap((room) => room.messages);
    let message = all.find((each) => each.id === sent.id);
    if (!message) {
      const room = this.#roomFor(sent);
      const { id, content } = sent;
      message = this.#append(room, { id, author_type: 'visitor', content, kind: 'text' });
    }
    const { id, seq, conversation_id, created_at } = message;
    return { id, seq, conversation_id, created_at };
  }

  #roomFor(sent: VisitorSendInput): Room {
    if (sent.conversation_id) return this.rooms.find((room) => room.id === sent.conversation_id)!;
    if (!sent.new_conversation && this.rooms[0]) return this.rooms[0];
    const room = { id: uuidv7(), messages: [] };
    this.rooms.push(room);
    return room;
  }

  #append(room: Room, part: Pick<Message, 'id' | 'author_type' | 'content' | 'kind'>): Message {
    const message: Message = {
      ...part,
      conversation_id: room.id,
      seq: room.messages.length + 1,
      author_id: null,
      author_name: null,
      attachments: [],
      mentioned_user_ids: [],
      created_at: AT,
      deleted_at: null,
    };
    room.messages.push(message);
    for (const wire of this.wires.filter((each) => each.ready)) {
      if (message.kind !== 'note') this.#push(wire, { type: 'message', message });
      this.#push(wire, { type: 'thread', thread: this.#thread(room) });
    }
    return message;
  }

  #thread(room: Room): Thread {
    return {
      id: room.id,
      subject: null,
      status: 'Open',
      last_seq: room.messages.length,
      last_message_at: AT,
      last_message_preview: '',
      unread_count: 0,
      visitor_read_seq: 0,
      staff_read_seq: 0,
      assignee_name: null,
    };
  }

  #push(wire: ServerWire, push: VisitorPush): void {
    const text = JSON.stringify(push);
    const deliver = () => !wire.closed && wire.events.text(text);
    this.#carry(deliver, wire);
    if (push.type !== 'ready' && this.doubles()) this.#carry(deliver, wire);
  }

  /** A wire keeps its order, as TCP does; what it loses, it loses together with itself. */
  #carry(arrive: () => void, wire: ServerWire): void {
    if (wire.closed) return;
    // Cut off: nothing comes through again, and neither side is told.
    wire.dead ||= !this.reachable;
    if (wire.dead) return;
    if (this.loses()) return this.#end(wire, 1006);
    this.#clock.after(5, () => !wire.closed && arrive());
  }

  #end(wire: ServerWire, code: number): void {
    if (wire.closed) return;
    this.wires = this.wires.filter((each) => each !== wire);
    this.#clock.after(0, () => {
      if (wire.closed) return;
      wire.closed = true;
      wire.events.closed(code);
    });
  }
}
