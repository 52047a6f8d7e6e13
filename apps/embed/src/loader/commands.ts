export interface SetupOptions {
  siteId: string;
  /** A JWT by which the site's own server vouches for the person. */
  userToken?: string;
}

export interface Identity {
  email?: string;
  name?: string;
  /** The same as `userToken` of `setup`. */
  token?: string;
}

export interface TrackedEvent {
  name: string;
  props: Record<string, unknown>;
  /** Milliseconds since 1970, by this machine's clock. */
  at: number;
}

/** What the host page may ask. */
export interface Commands {
  setup(options: SetupOptions): void;
  open(): void;
  close(): void;
  toggle(): void;
  identify(identity: Identity): void;
  track(name: string, props?: Record<string, unknown>): void;
}

/** `['setup', { siteId }]`, as pushed before the script has loaded. */
export type QueuedCommand = [name: string, ...values: unknown[]];

export interface PublicApi extends Commands {
  push(...commands: QueuedCommand[]): void;
}

const NAMES = ['setup', 'open', 'close', 'toggle', 'identify', 'track'] as const;

/** The border to the host page: whatever goes wrong inside is a warning in its console and never an exception. */
export function guarded<Values extends unknown[]>(
  run: (...values: Values) => void,
): (...values: Values) => void {
  return (...values) => {
    try {
      run(...values);
    } catch (error) {
      console.warn('Atrium:', error);
    }
  };
}

/** The public object over `commands`. Unknown names are warned about and dropped. */
export function publicApi(commands: Commands): PublicApi {
  const api = {} as PublicApi;
  for (const name of NAMES)
    api[name] = guarded((commands[name] as (...values: unknown[]) => void).bind(commands));
  api.push = guarded((...queued: QueuedCommand[]) => {
    for (const command of queued) runQueued(api, command);
  });
  return api;
}

function runQueued(api: PublicApi, command: QueuedCommand): void {
  const name = NAMES.find((each) => Array.isArray(command) && each === command[0]);
  if (name) (api[name] as (...values: unknown[]) => void)(...command.slice(1));
  else console.warn('Atrium: unknown command', command);
}

/** Replaces the array that the snippet has made by the public object and runs what was pushed to it. */
export function takeOver(page: { ChatWidget?: unknown }, commands: Commands): PublicApi {
  const before = page.ChatWidget;
  const api = publicApi(commands);
  page.ChatWidget = api;
  if (Array.isArray(before)) api.push(...(before as QueuedCommand[]));
  return api;
}
