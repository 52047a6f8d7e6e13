import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, plainText } from './markdown.ts';

describe('parseMarkdown', () => {
  it('knows bold, emphasis, code, links, lists, quotes and mentions', () => {
    const source =
      'Hi **Kim**, see [prices](https://a.example/p) or `npm`\n\n- one\n- _two_\n\n> said @ana';
    expect(parseMarkdown(source)).toEqual([
      {
        type: 'paragraph',
        lines: [
          [
            { type: 'text', text: 'Hi ' },
            { type: 'strong', text: 'Kim' },
            { type: 'text', text: ', see ' },
            { type: 'link', text: 'prices', href: 'https://a.example/p' },
            { type: 'text', text: ' or ' },
            { type: 'code', text: 'npm' },
          ],
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [[{ type: 'text', text: 'one' }], [{ type: 'emphasis', text: 'two' }]],
      },
      {
        type: 'quote',
        lines: [
          [
            { type: 'text', text: 'said ' },
            { type: 'mention', text: '@ana' },
          ],
        ],
      },
    ]);
  });

  it('makes links of http and https only', () => {
    for (const target of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
    ]) {
      expect(JSON.stringify(parseMarkdown(`[x](${target}) ${target}`))).not.toContain('href');
    }
  });

  it('adds no word of its own and never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (source) => {
        const words = plainText(source).replace(/\W/g, '');
        const typed = source.replace(/\W/g, '');
        // Numbers of lists and addresses of links are no words.
        expect(typed.length).toBeGreaterThanOrEqual(words.length);
        return true;
      }),
    );
  });

  it('takes its time for long nonsense in proportion to its length', () => {
    const begun = performance.now();
    for (const piece of ['*', '_', '[', '`', '**a', '[](', 'http://'])
      parseMarkdown(piece.repeat(10_000 / piece.length));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('plainText', () => {
  it('gives the words on one line', () => {
    expect(plainText('Yes! From **$90**:\n- chocolate\n- lemon')).toBe(
      'Yes! From $90: chocolate lemon',
    );
  });
});
