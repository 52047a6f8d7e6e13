import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from './layout.ts';

const organization = 'Müller & Söhne';

describe('a mail', () => {
  it('says the same in both forms', () => {
    const { html, text } = layOut({
      subject: 'Hello',
      organization,
      blocks: [
        { type: 'text', text: 'First.\n\nSecond,\nnext line.' },
        { type: 'quote', author: 'Ada', text: 'one\ntwo' },
        { type: 'code', text: '123456' },
        { type: 'button', label: 'Open', href: 'https://example.com/a?b=1&c=2' },
      ],
    });
    expect(text).toBe(
      'First.\n\nSecond,\nnext line.\n\nAda:\n> one\n> two\n\n123456\n\nOpen:\nhttps://example.com/a?b=1&c=2\n\n-- \nMüller & Söhne\n',
    );
    expect(html).toContain('Second,<br>\nnext line.</p>');
    expect(html).toContain('href="https://example.com/a?b=1&amp;c=2"');
    expect(html).toContain('Müller &amp; Söhne');
  });

  it('escapes whatever people typed, wherever it stands', () => {
    const tagsOf = (html: string) => html.match(/<[^>]*>/g);
    const blocksOf = (text: string) => [
      { type: 'text' as const, text },
      { type: 'quote' as const, author: text, text },
      { type: 'code' as const, text },
      { type: 'button' as const, label: text, href: 'https://example.com/' },
    ];
    const harmless = layOut({ subject: 'x', organization: 'x', blocks: blocksOf('x') });
    const nasty = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', ' ') });
    fc.assert(
      fc.property(nasty, (rest) => {
        const typed = `a${rest}`;
        const { html } = layOut({ subject: typed, organization: typed, blocks: blocksOf(typed) });
        expect(tagsOf(html)).toEqual(tagsOf(harmless.html));
      }),
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a url'])(
    'refuses to link %s',
    (href) => {
      const blocks = [{ type: 'button' as const, label: 'Open', href }];
      expect(() => layOut({ subject: 'x', organization, blocks })).toThrow(TypeError);
    },
  );
});
