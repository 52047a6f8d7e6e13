import type { Broker, BrokerOptions, Receiver } from './broker.ts';
import { openPostgresBroker } from './postgres-broker.ts';
import { openRedisBroker } from './redis-broker.ts';

/** Redis when configured, else the database's own LISTEN/NOTIFY, else this one process. */
export function openBroker(options: BrokerOptions, receiver: Receiver): Promise<Broker> {
  if (options.config.REDIS_URL) return openRedisBroker(options, receiver);
  if (options.engine.kind === 'postgres') return openPostgresBroker(options, receiver);
  return Promise.resolve({
    broadcast: receiver.deliver,
    committed: receiver.deliver,
    redis: null,
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}
