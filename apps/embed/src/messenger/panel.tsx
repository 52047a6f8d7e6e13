import { render } from 'preact';
import type { Claim } from './connection/transport/ports.ts';
import type { Connection } from './connection/commands.ts';
import { unreadCount } from './connection/state.ts';
import type { MessengerChange, MessengerHandle, MessengerHost, PanelParts } from './host.ts';
import type { Language } from './i18n/language.ts';
import { learn, loadLanguage } from './i18n/language.ts';
import { App } from './ui/App.tsx';
import type { Desk, More, View } from './ui/desk.ts';
import { css } from './ui/styles/index.ts';

/** Draws the messenger into the host's shadow root and keeps it in step with the connection. */
export class Panel implements MessengerHandle {
  #host: MessengerHost;
  #parts: PanelParts;
  #element = document.createElement('div');
  #connection: Connection | null = null;
  #language: Language | null = null;
  #open = false;
  #view: View;
  #unread = -1;
  #config_changes = 0;
  #claimed = '';
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #more: More | null = null;
  #drawn = false;
  #due = false;
  #stopped = false;

  constructor(host: MessengerHost, parts: PanelParts) {
    this.#host = host;
    this.#parts = parts;
    this.#view = host.full ? { screen: 'verify' } : readView(host);
    this.#element.className = host.full ? 'panel full' : 'panel';
    this.#element.hidden = true;
    this.#adopt(css);
    // Before the launcher, so that Tab goes from the panel to the button that closes it.
    host.root.prepend(this.#element);
    this.#element.addEventListener('keydown', this.#keys);
    this.#dark.addEventListener('change', this.#dress);
    this.#dress();
    void this.#speak();
    if (!this.#framed || this.#unsent) this.#connect();
  }

  open(): void {
    this.#setOpen(true);
  }

  close(): void {
    this.#setOpen(false);
  }

  change(change: MessengerChange): void {
    const { language } = this.#host.config.appearance;
    // A verified identity lives in the frame, and the anonymous connection ends.
    this.#host = { ...this.#host, ...change };
    if (change.config && change.config.appearance.language !== language) void this.#speak();
    this.#dress();
    this.#update();
  }

  stop(): void {
    this.#stopped = true;
    this.#disconnect();
    this.#dark.removeEventListener('change', this.#dress);
    render(null, this.#element);
    this.#element.remove();
  }

  get #framed(): boolean {
    const { full, user_token, store } = this.#host;
    return !full && (user_token !== undefined || store.get('frame') !== null);
  }

  /** Written before the frame took over: it still has to go out. */
  get #unsent(): boolean {
    return this.#host.store.names('out:').length > 0;
  }

  async #speak(): Promise<void> {
    this.#language = await loadLanguage(this.#host.config.appearance.language);
    this.#element.lang = this.#language.locale;
    this.#element.dir = this.#language.dir;
    this.#draw();
  }

  #connect(): void {
    const connection = this.#parts.connect();
    this.#connection = connection;
    connection.subscribe(this.#update);
    this.#config_changes = connection.state.config_changes;
  }

  #disconnect(): void {
    this.#connection?.stop();
    this.#connection = null;
    this.#claimed = '';
  }

  #setOpen(open: boolean): void {
    this.#open = open;
    this.#element.hidden = !open;
    this.#draw();
    const isInside = this.#element.contains(this.#host.root.activeElement);
    // Only where the person already is: a frame beside a form must not take the cursor out of it.
    if (open && !isInside && document.hasFocus()) this.#element.focus();
  }

  #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.#host.close();
  };

  /** After a change of the connection. */
  #update = (): void => {
    if (this.#framed && !this.#unsent) this.#disconnect();
    const state = this.#connection?.state;
    if (state && !this.#framed) {
      const unread = unreadCount(state);
      if (state.threads.length > 0) this.#host.store.set('live', '1');
      if (state.visitor && unread !== this.#unread) {
        this.#unread = unread;
        this.#host.unread(unread);
      }
      if (state.config_changes !== this.#config_changes) {
        this.#config_changes = state.config_changes;
        this.#host.reloadConfig();
      }
      if (state.visitor) {
        this.#claim();
        if (this.#view.screen === 'verify' && state.visitor.proof === 'verified')
          this.#view = readView(this.#host);
      }
    }
    this.#draw();
  };

  /** Passes on what the page says about the person, once for each address. */
  #claim(): void {
    const { claim } = this.#host;
    const visitor = this.#connection?.state.visitor;
    if (!claim || !visitor || visitor.proof === 'verified') return;
    const text = JSON.stringify(claim);
    if (text === this.#claimed) return;
    this.#claimed = text;
    if (visitor.email === claim.email.trim().toLowerCase() && !claim.name) return;
    this.#identify(claim).catch(() => {
      this.#claimed = '';
    });
  }

  async #identify(claim: Claim): Promise<void> {
    const visitor = await this.#parts.api.identify(this.#host.store.get('token') ?? '', claim);
    this.#connection?.run({ name: 'visitor', visitor });
  }

  #go = (view: View): void => {
    this.#view = view;
    this.#host.tab_store.set('view', JSON.stringify(view));
    this.#draw();
  };

  #verify = (): void => {
    if (this.#host.full) return this.#go({ screen: 'verify' });
    this.#host.store.set('frame', '1');
    this.#update();
  };

  #verified = (token: string | null): void => {
    if (token === null) {
      if (window.top === window.self) return this.#go({ screen: 'home' });
      return this.#host.leave?.();
    }
    this.#disconnect();
    this.#host.store.set('token', token);
    this.#go({ screen: 'home' });
    this.#connect();
  };

  #leaveFrame = (): void => {
    this.#host.store.set('frame', null);
    if (!this.#connection) this.#connect();
    this.#draw();
  };

  /** Light or dark, left or right; the colors come from the host's element. */
  #dress = (): void => {
    const { appearance } = this.#host.config;
    const dark = appearance.theme === 'dark' || (appearance.theme === 'auto' && this.#dark.matches);
    this.#element.dataset.theme = dark ? 'dark' : 'light';
    this.#element.dataset.side = appearance.position;
    this.#element.setAttribute('role', 'dialog');
    this.#element.setAttribute('aria-label', appearance.title);
    this.#element.tabIndex = -1;
  };

  #adopt(text: string): void {
    const { root } = this.#host;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  /** Null when it cannot be had now; it is asked for again at the next occasion. */
  #loadMore = async (): Promise<More | null> => {
    if (this.#more) return this.#more;
    try {
      const more = await import('./ui/more/index.ts');
      if (!this.#more) {
        learn(more.texts);
        this.#adopt(more.css);
        this.#more = more;
        this.#draw();
      }
    } catch {
      // Out of reach: the rest works without it.
    }
    return this.#more;
  };

  /** Once for all changes of a moment, and never in the midst of drawing. */
  #draw(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#render();
    });
  }

  #render(): void {
    const language = this.#language;
    // Nothing is built before it is first looked at.
    this.#drawn ||= this.#open;
    if (!language || !this.#drawn || this.#stopped) return;
    const host = this.#host;
    const connection = this.#connection;
    const open = this.#open;
    const more = this.#more;
    if (!more && (this.#framed || ['threads', 'verify'].includes(this.#view.screen)))
      void this.#loadMore();
    if (this.#framed && more)
      render(<more.FramePanel host={host} open={open} leave={this.#leaveFrame} />, this.#element);
    else if (connection && !this.#framed) {
      const desk: Desk = {
        ...language,
        host,
        api: this.#parts.api,
        connection,
        state: connection.state,
        open,
        view: this.#view,
        more,
        loadMore: this.#loadMore,
        go: this.#go,
        identify: (claim) => this.#identify(claim),
        verify: this.#verify,
        verified: this.#verified,
      };
      render(<App desk={desk} />, this.#element);
    }
  }
}

function readView({ tab_store }: MessengerHost): View {
  try {
    return (JSON.parse(tab_store.get('view') ?? 'null') as View | null) ?? { screen: 'home' };
  } catch {
    return { screen: 'home' };
  }
}
