import type { Store } from '../../storage.ts';
import type { Api, ReadPage } from './transport/ports.ts';
import { browserClock, openSocket, watchWaking } from './transport/browser.ts';
import { Engine } from './engine.ts';
import { Outbox } from './outbox.ts';
import { browserTabs, SharedConnection } from './tabs.ts';
import type { Connection } from './commands.ts';

export interface ConnectOptions {
  origin: string;
  site_id: string;
  store: Store;
  api: Api;
  page: ReadPage;
  user_token?: string | undefined;
}

/** Connects this tab to the server, or to the tab that is connected already. */
export function connect(options: ConnectOptions): Connection {
  const { store } = options;
  const outbox = new Outbox(store);
  const openWire = openSocket(options.origin);
  // Without storage that tabs share they cannot share an outbox either.
  const alone = { lead: null, channel: null };
  const connection = new SharedConnection({
    clock: browserClock,
    outbox,
    own: (changed, before) =>
      new Engine(
        { ...options, clock: browserClock, random: Math.random, openWire, outbox },
        changed,
        before,
      ),
    ...(store.persistent ? browserTabs(`atrium:${options.site_id}`) : alone),
  });
  connection.start(watchWaking(() => connection.run({ name: 'wake' })));
  return connection;
}
