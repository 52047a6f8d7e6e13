import { describe, expect, it, vi } from 'vitest';
import { standardConfig } from '@atrium/contract/sites/site-config.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { siteStore } from '../storage.ts';
import { attribution, rememberTouch, touchOf } from './attribution.ts';
import type { Commands, PublicApi } from './commands.ts';
import { takeOver } from './commands.ts';

function commands() {
  const done = {
    setup: vi.fn<Commands['setup']>(),
    open: vi.fn<Commands['open']>(),
    close: vi.fn<Commands['close']>(),
    toggle: vi.fn<Commands['toggle']>(),
    identify: vi.fn<Commands['identify']>(),
    track: vi.fn<Commands['track']>(),
  };
  return done satisfies Commands;
}

describe('commands of the host page', () => {
  it('runs what was pushed before the script has loaded, in order', () => {
    const done = commands();
    const calls: string[] = [];
    done.setup.mockImplementation(() => void calls.push('setup'));
    done.open.mockImplementation(() => void calls.push('open'));
    takeOver({ ChatWidget: [['setup', { siteId: 'demo' }], ['open']] }, done);
    expect(calls).toEqual(['setup', 'open']);
    expect(done.setup).toHaveBeenCalledWith({ siteId: 'demo' });
  });

  it('goes on taking pushes and plain calls', () => {
    const done = commands();
    const page: { ChatWidget?: unknown } = {};
    takeOver(page, done);
    const api = page.ChatWidget as PublicApi;
    api.push(['toggle'], ['track', 'signup', { plan: 'pro' }]);
    api.setup({ siteId: 'demo' });
    expect(done.toggle).toHaveBeenCalledOnce();
    expect(done.track).toHaveBeenCalledWith('signup', { plan: 'pro' });
    expect(done.setup).toHaveBeenCalledOnce();
  });

  it('never throws into the host page', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const done = commands();
    done.setup.mockImplementation(() => {
      throw new Error('broken');
    });
    const api = takeOver({ ChatWidget: [['nonsense'], 'text', null, ['constructor']] }, done);
    api.setup({ siteId: '' });
    expect(warn).toHaveBeenCalledTimes(5);
    warn.mockRestore();
  });
});

describe('attribution', () => {
  const { utm } = standardConfig();

  it('takes what the site wants to know and nothing else', () => {
    const address = 'https://x.example/?utm_source=google&utm_term=cake&gclid=1&secret=2';
    expect(touchOf(address, utm)).toEqual({ source: 'google', term: 'cake', gclid: '1' });
    const less = { ...utm, captureTerm: false, captureCustom: false };
    expect(touchOf(address, less)).toEqual({ source: 'google' });
  });

  it('cuts long values', () => {
    const touch = touchOf(`https://x.example/?utm_source=${'a'.repeat(900)}`, utm);
    expect(touch.source).toHaveLength(500);
  });

  it('keeps the first touch and the last', () => {
    const store = memoryStore();
    rememberTouch(store, { source: 'google', campaign: 'a' });
    rememberTouch(store, {});
    rememberTouch(store, { source: 'mail', campaign: 'a' });
    expect(attribution(store)).toEqual({ source: 'mail', campaign: 'a', first_source: 'google' });
  });
});

describe('storage', () => {
  it('works in memory when the browser forbids it', () => {
    const store = siteStore('demo', () => {
      throw new DOMException('denied', 'SecurityError');
    });
    store.set('a', '1');
    expect([store.persistent, store.get('a'), store.names('')]).toEqual([false, '1', ['a']]);
    store.set('a', null);
    expect([store.get('a'), store.names('')]).toEqual([null, []]);
  });

  it('keeps what no longer fits in memory', () => {
    const kept = new Map<string, string>();
    const full = {
      get length() {
        return kept.size;
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => void kept.delete(key),
      setItem(key: string, value: string) {
        if (value.length > 5) throw new DOMException('full', 'QuotaExceededError');
        kept.set(key, value);
      },
      clear: () => kept.clear(),
    };
    const store = siteStore('demo', () => full);
    store.set('small', '1');
    store.set('large', '123456');
    expect([...kept.keys()]).toEqual(['atrium:demo:small']);
    expect(store.get('large')).toBe('123456');
    expect(store.names('').toSorted()).toEqual(['large', 'small']);
  });
});
