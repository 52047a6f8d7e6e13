import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { Launcher } from '../loader/launcher.ts';
import type { MessengerHandle, MessengerModule } from '../messenger/host.ts';
import type { Store } from '../storage.ts';
import css from '../frame/page.css?inline';
import { sampleApi, sampleConnection } from './sample.ts';

/** What the control panel says, as often as it likes. */
interface PreviewMessage {
  type: 'atrium:preview';
  config: SiteConfig;
  open?: boolean;
  /** The page behind is dark. */
  dark?: boolean;
}

const MODULE = '/messenger.js';
const launcher = new Launcher(() => setOpen(!open));
let open = false;
let config: SiteConfig | null = null;
let messenger: Promise<MessengerHandle> | null = null;

/** Forgets everything with the page. */
function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    persistent: false,
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    names: (prefix) => [...kept.keys()].filter((name) => name.startsWith(prefix)),
  };
}

async function start(first: SiteConfig): Promise<MessengerHandle> {
  const { startMessenger } = (await import(/* @vite-ignore */ MODULE)) as MessengerModule;
  return startMessenger(
    {
      origin: location.origin,
      site_id: 'preview',
      config: first,
      root: launcher.root,
      store: memoryStore(),
      tab_store: memoryStore(),
      page: () => ({}),
      unread: (count) => launcher.unread(count),
      close: () => setOpen(false),
      reloadConfig: () => {},
    },
    { api: sampleApi, connect: sampleConnection },
  );
}

function setOpen(wanted: boolean): void {
  open = wanted;
  launcher.opened(open);
  void messenger?.then((handle) => (open ? handle.open() : handle.close()));
}

function show(message: PreviewMessage): void {
  const { theme } = message.config.appearance;
  const shade = message.dark ? 'dark' : 'light';
  const appearance = { ...message.config.appearance, theme: theme === 'auto' ? shade : theme };
  config = { ...message.config, appearance };
  document.documentElement.style.colorScheme = shade;
  launcher.show(config);
  const fresh = config;
  if (messenger) void messenger.then((handle) => handle.change({ config: fresh }));
  messenger ??= start(config);
  if (message.open !== undefined) setOpen(message.open);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];
addEventListener('message', (event: MessageEvent<PreviewMessage>) => {
  if (event.origin !== location.origin || event.source !== window.parent) return;
  if (event.data?.type === 'atrium:preview') show(event.data);
});
// Tells the control panel that it can speak now.
if (window.parent !== window)
  window.parent.postMessage({ type: 'atrium:preview-ready' }, location.origin);
