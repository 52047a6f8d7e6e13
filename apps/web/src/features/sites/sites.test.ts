import { describe, expect, it, vi } from 'vitest';
import { standardConfig } from '@atrium/contract/sites/site-config.ts';
import { addDomains, domainOf } from './record/domains.ts';
import { changesOf, differences, isChanged, problemsOf, takePaths } from './record/site-draft.ts';
import { snippetOf, userTokenExample } from './install/snippet.ts';

describe('the snippet', () => {
  it('is exactly the documented one', () => {
    expect(snippetOf('https://chat.agency.example', 'client-001')).toBe(
      `<script async src="https://chat.agency.example/chat-widget.js"></script>
<script>window.ChatWidget = window.ChatWidget || []; ChatWidget.push(['setup', { siteId: 'client-001' }]);</script>`,
    );
  });

  it('comes with a token example that really signs', async () => {
    vi.stubEnv('ATRIUM_IDENTITY_SECRET', 'secret-of-the-test');
    const source = userTokenExample('client-001');
    const module: unknown = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
    );
    const { userToken } = module as { userToken: (user: object) => string };
    const [head, payload, signature] = userToken({ email: 'mia@example.com', name: 'Mia' }).split(
      '.',
    );
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    expect(JSON.parse(Buffer.from(head!, 'base64url').toString()).alg).toBe('HS256');
    expect(claims).toMatchObject({ aud: 'client-001', email: 'mia@example.com' });
    expect(claims.exp - claims.iat).toBe(3600);
    const key = await crypto.subtle.importKey(
      'raw',
      Buffer.from('secret-of-the-test'),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    const signed = Buffer.from(`${head}.${payload}`);
    expect(
      await crypto.subtle.verify('HMAC', key, Buffer.from(signature!, 'base64url'), signed),
    ).toBe(true);
  });
});

describe('domains', () => {
  it('are taken out of what people paste', () => {
    expect(domainOf(' https://user@www.Example.com/about?x#y ')).toBe('www.example.com');
    expect(domainOf('localhost:4000')).toBe('localhost:4000');
    expect(addDomains(['a.example'], 'https://b.example/, *.c.example a.example')).toEqual({
      domains: ['a.example', 'b.example', '*.c.example'],
    });
  });

  it('keep the good ones and name the first bad one', () => {
    expect(addDomains([], 'good.example exa mple!')).toEqual({
      domains: ['good.example', 'exa'],
      refused: 'mple!',
    });
  });
});

describe('the draft of a site', () => {
  const base = { name: 'Bakery', allowed_domains: ['a.example'], config: standardConfig() };

  it('sends only what changed', () => {
    const draft = { ...base, allowed_domains: ['a.example', 'b.example'] };
    expect(changesOf(base, draft)).toEqual({ allowed_domains: ['a.example', 'b.example'] });
    expect(isChanged(base, structuredClone(base))).toBe(false);
  });

  it('says what is wrong by path', () => {
    const draft = takePaths(base, { config: { appearance: { title: '', color: 'red' } } }, [
      'config.appearance.title',
      'config.appearance.color',
    ]);
    expect(Object.keys(problemsOf(draft)).toSorted()).toEqual([
      'config.appearance.color',
      'config.appearance.title',
    ]);
    expect(problemsOf(base)).toEqual({});
  });

  it('names the differences and can take some of them', () => {
    const theirs = structuredClone(base.config);
    theirs.appearance.title = 'Talk to us';
    theirs.chat.suggested_questions = ['Opening hours?'];
    const found = differences(base.config, theirs);
    expect(found.map((each) => each.path).toSorted()).toEqual([
      'appearance.title',
      'chat.suggested_questions',
    ]);
    const taken = takePaths(base.config, theirs, ['appearance.title']);
    expect(taken.appearance.title).toBe('Talk to us');
    expect(taken.chat.suggested_questions).toEqual([]);
    expect(base.config.appearance.title).toBe('Chat with us');
  });
});
