import { Redis } from 'ioredis';
import { readHints, type Broker, type BrokerOptions, type Receiver } from './broker.ts';
import type { Hint } from './hint.ts';

const CHANNEL = 'atrium:live';

/** Hints over Redis pub/sub, sent right after each commit; receivers that see a gap read the database. */
export async function openRedisBroker(options: BrokerOptions, receiver: Receiver): Promise<Broker> {
  const address = options.config.REDIS_URL ?? '';
  const publisher = new Redis(address, { lazyConnect: true, maxRetriesPerRequest: 2 });
  const subscriber = new Redis(address, { lazyConnect: true });
  for (const connection of [publisher, subscriber]) {
    connection.on('error', (error) => options.log.warn({ err: error }, 'Redis is out of reach'));
  }
  let wasReady = false;
  subscriber.on('message', (_channel, payload) => receiver.deliver(readHints(payload) ?? []));
  subscriber.on('ready', () => {
    if (wasReady) receiver.resync();
    wasReady = true;
  });
  await Promise.all([publisher.connect(), subscriber.connect()]).catch(() => {
    throw Object.assign(new Error('Redis does not answer'), { code: 'ECONNREFUSED' });
  });
  await subscriber.subscribe(CHANNEL);
  const send = (hints: Hint[]) => {
    publisher.publish(CHANNEL, JSON.stringify(hints)).catch((error: unknown) => {
      options.log.warn({ err: error }, 'a hint was not sent');
      receiver.deliver(hints);
    });
  };
  return {
    broadcast: send,
    committed: send,
    redis: publisher,
    check: async () => {
      await publisher.ping();
    },
    close: async () => {
      await Promise.all([publisher.quit(), subscriber.quit()]);
    },
  };
}
