import type { PageContext } from '@atrium/contract/inbox/messenger.ts';
import { loadConfig } from '../loader/config.ts';
import type { FrameMessage, HostMessage } from '../messenger/frame-messages.ts';
import type { MessengerHandle, MessengerHost, MessengerModule } from '../messenger/host.ts';
import { siteStore } from '../storage.ts';
import { dress } from '../theme.ts';
import css from './page.css?inline';

const MODULE = '/messenger.js';
const embedded = window.parent !== window;
const siteId = new URLSearchParams(location.search).get('siteId') ?? '';

/** The page that carries this frame, from its first word on; nobody else is listened to. */
let host_origin: string | null = null;
let page: PageContext = embedded ? {} : { url: location.href };
let messenger: Promise<MessengerHandle | null> | null = null;
let user_token: string | undefined;

function say(message: FrameMessage): void {
  if (embedded && host_origin) window.parent.postMessage(message, host_origin);
}

async function start(claim: MessengerHost['claim']): Promise<MessengerHandle | null> {
  const { origin } = location;
  const config = await loadConfig(origin, siteId);
  if (!config) return null;
  document.title = config.appearance.title;
  const { startMessenger } = (await import(/* @vite-ignore */ MODULE)) as MessengerModule;
  const store = siteStore(siteId, () => localStorage);
  const element = document.createElement('div');
  dress(element, config);
  document.body.append(element);
  const handle = startMessenger({
    origin,
    site_id: siteId,
    config,
    root: element.attachShadow({ mode: 'open' }),
    store,
    tab_store: siteStore(siteId, () => sessionStorage),
    full: true,
    user_token,
    claim,
    page: () => page,
    unread: (count) => say({ type: 'atrium:unread', count, live: store.get('live') !== null }),
    close: () => say({ type: 'atrium:close' }),
    leave: () => say({ type: 'atrium:leave' }),
    reloadConfig: () =>
      void loadConfig(origin, siteId, 'no-cache').then((fresh) => {
        if (!fresh) return;
        dress(element, fresh);
        handle.change({ config: fresh });
      }),
  });
  return handle;
}

function heard(message: HostMessage): void {
  page = message.page;
  const vouched = message.user_token !== undefined && message.user_token !== user_token;
  user_token = message.user_token ?? user_token;
  // Another voucher may speak of another person: begin again.
  if (vouched)
    messenger = (messenger ?? Promise.resolve(null)).then((running) => begin(running, message));
  messenger ??= start(message.claim);
  void messenger.then((running) => (message.open ? running?.open() : running?.close()));
}

function begin(running: MessengerHandle | null, message: HostMessage) {
  running?.stop();
  return start(message.claim);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];

if (embedded)
  addEventListener('message', (event: MessageEvent<HostMessage>) => {
    if (event.source !== window.parent || event.data?.type !== 'atrium:init') return;
    if (event.data.site_id !== siteId) return;
    host_origin ??= event.origin;
    if (event.origin === host_origin) heard(event.data);
  });
else heard({ type: 'atrium:init', site_id: siteId, page, open: true });
