import type { AddressInfo } from 'node:net';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import type { StaffPush, VisitorPush } from '@atrium/contract/inbox/realtime.ts';
import {
  openTestApp,
  type Guest,
  type Staff,
  type TestApp,
  type TestAppOptions,
} from '../test-app.ts';
import { Wire } from './wire.ts';

export type VisitorWire = Wire<VisitorPush>;
export type StaffWire = Wire<StaffPush>;

/** The test app with its door open: sockets go over real connections. */
export interface House extends TestApp {
  url: string;
  /** A staff socket that has been welcomed. */
  agent(staff: Staff): Promise<StaffWire>;
  /** A visitor's socket that has said hello and is ready. */
  tab(guest: Guest, positions?: Record<string, number>): Promise<VisitorWire>;
  /** Sends over the socket and waits for the acknowledgement. */
  write(wire: VisitorWire, content: string, conversation_id?: string): Promise<Written>;
}

export type Written = Extract<VisitorPush, { type: 'ack' }>;

export const VISITOR_PATH = '/api/v1/messenger/realtime';
export const STAFF_PATH = '/api/v1/realtime';

export async function openHouse(options: TestAppOptions = {}): Promise<House> {
  const app = await openTestApp(options);
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    ...app,
    url,
    async agent(staff) {
      const headers = { authorization: `Bearer ${staff.token}` };
      const wire = await new Wire<StaffPush>(url + STAFF_PATH, headers).opened();
      await wire.next('ready');
      return wire;
    },
    async tab(guest, positions = {}) {
      const wire = await new Wire<VisitorPush>(url + VISITOR_PATH).opened();
      wire.say({ type: 'hello', token: guest.token, positions });
      await wire.next('ready');
      return wire;
    },
    async write(wire, content, conversation_id) {
      const id = uuidv7();
      const message = { id, content, conversation_id: conversation_id ?? null };
      wire.say({ type: 'send', message });
      return wire.next('ack', (ack) => ack.id === id);
    },
  };
}
