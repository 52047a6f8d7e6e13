import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import type { MessengerHandle, MessengerModule } from '../messenger/host.ts';
import type { Store } from '../storage.ts';
import { siteStore } from '../storage.ts';
import { pageContext, rememberTouch, touchOf } from './attribution.ts';
import type { Commands, Identity, SetupOptions, TrackedEvent } from './commands.ts';
import { loadConfig } from './config.ts';
import { Launcher } from './launcher.ts';

const EVENTS_KEPT = 200;
const IDLE_WITHIN = 5_000;

/** The widget on a page: one configuration request and a button; the rest is loaded when it is needed. */
export class Widget implements Commands {
  /** What was tracked, the newest; for the tracker. */
  readonly events: TrackedEvent[] = [];
  #origin: string;
  #siteId = '';
  #userToken: string | undefined;
  #claim: { email: string; name?: string } | undefined;
  #store!: Store;
  #tabStore!: Store;
  #config: SiteConfig | null = null;
  #launcher = new Launcher(() => this.toggle());
  #messenger: Promise<MessengerHandle> | null = null;
  #open = false;

  constructor(origin: string) {
    this.#origin = origin;
  }

  setup({ siteId, userToken }: SetupOptions): void {
    if (typeof siteId !== 'string' || !siteId) throw new Error('setup wants { siteId }');
    if (userToken) this.#vouch(userToken);
    if (this.#siteId) {
      if (this.#siteId !== siteId) throw new Error(`already set up for "${this.#siteId}"`);
      return;
    }
    this.#siteId = siteId;
    this.#store = siteStore(siteId, () => localStorage);
    this.#tabStore = siteStore(siteId, () => sessionStorage);
    this.#begin().catch((error: unknown) => console.warn('Atrium:', error));
  }

  open(): void {
    this.#setOpen(true);
  }

  close(): void {
    this.#setOpen(false);
  }

  toggle(): void {
    this.#setOpen(!this.#open);
  }

  identify({ email, name, token }: Identity): void {
    if (token) this.#vouch(token);
    if (!email) return;
    this.#claim = name ? { email, name } : { email };
    this.#tell((messenger) => messenger.change({ claim: this.#claim }));
  }

  track(name: string, props: Record<string, unknown> = {}): void {
    this.events.push({ name: String(name).slice(0, 200), props, at: Date.now() });
    if (this.events.length > EVENTS_KEPT) this.events.shift();
  }

  #vouch(userToken: string): void {
    this.#userToken = userToken;
    this.#tell((messenger) => messenger.change({ user_token: userToken }));
  }

  async #begin(): Promise<void> {
    const config = await loadConfig(this.#origin, this.#siteId);
    if (!config) return;
    this.#config = config;
    rememberTouch(this.#store, touchOf(location.href, config.utm));
    if (!document.body) await new Promise((ready) => addEventListener('DOMContentLoaded', ready));
    this.#launcher.unread(Number(this.#store.get('unread')) || 0);
    this.#launcher.show(config);
    if (this.#open || this.#tabStore.get('open')) this.#setOpen(true);
    // Somebody we have talked with: answers should arrive without a click.
    else if (this.#store.get('live')) whenIdle(() => void this.#load().catch(this.#failed));
  }

  #setOpen(open: boolean): void {
    const closing = this.#open && !open;
    this.#open = open;
    if (!this.#config) return;
    this.#launcher.opened(open);
    this.#tabStore.set('open', open ? '1' : null);
    if (open) this.#load().then((messenger) => this.#open && messenger.open(), this.#failed);
    else this.#tell((messenger) => messenger.close());
    if (closing) this.#launcher.focus();
  }

  #failed = (error: unknown): void => {
    this.#messenger = null;
    this.#setOpen(false);
    console.warn('Atrium: the messenger could not be loaded', error);
  };

  #tell(say: (messenger: MessengerHandle) => void): void {
    this.#messenger?.then(say, () => {});
  }

  #load(): Promise<MessengerHandle> {
    this.#messenger ??= this.#start();
    return this.#messenger;
  }

  async #start(): Promise<MessengerHandle> {
    const address = `${this.#origin}/messenger.js`;
    const { startMessenger } = (await import(/* @vite-ignore */ address)) as MessengerModule;
    return startMessenger({
      origin: this.#origin,
      site_id: this.#siteId,
      config: this.#config!,
      root: this.#launcher.root,
      store: this.#store,
      tab_store: this.#tabStore,
      user_token: this.#userToken,
      claim: this.#claim,
      page: () => pageContext(document, this.#store),
      unread: (count) => this.#unread(count),
      close: () => this.close(),
      reloadConfig: () => void this.#reload(),
    });
  }

  #unread(count: number): void {
    this.#store.set('unread', count ? String(count) : null);
    this.#launcher.unread(count);
  }

  async #reload(): Promise<void> {
    const config = await loadConfig(this.#origin, this.#siteId, 'no-cache');
    if (!config) return;
    this.#config = config;
    this.#launcher.show(config);
    this.#tell((messenger) => messenger.change({ config }));
  }
}

function whenIdle(run: () => void): void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: IDLE_WITHIN });
  else setTimeout(run, 1);
}
