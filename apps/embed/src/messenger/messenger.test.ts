import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '@atrium/contract/inbox/messages.ts';
import { contrast, readableOn, textOn } from '../contrast.ts';
import { messages as ar } from './i18n/ar.ts';
import { messages as de } from './i18n/de.ts';
import { enLater } from './i18n/en-later.ts';
import { en as enFirst } from './i18n/en.ts';
import { chooseLocale, translator } from './i18n/language.ts';
import { fileProblem } from './ui/more/files/attachments.ts';
import { threadItems } from './ui/thread/items.ts';

const en = { ...enFirst, ...enLater };
const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('finds readable text on every color', () => {
    fc.assert(fc.property(color, (each) => contrast(textOn(each), each) >= 4.5));
  });

  it('moves every color until it reads on light and on dark', () => {
    fc.assert(
      fc.property(
        color,
        fc.constantFrom('#f2f3f6', '#2a2d34'),
        (each, surface) => contrast(readableOn(each, surface), surface) >= 4.5,
      ),
    );
  });
});

describe('languages', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

  it.each([
    ['de', de],
    ['ar', ar],
  ])('%s says everything, with the same places', (_, catalog) => {
    expect(Object.keys(catalog).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const [key, text] of Object.entries(en)) {
      const translated = catalog[key as keyof typeof en];
      expect(translated.trim()).not.toBe('');
      expect([key, places(translated)]).toEqual([key, places(text)]);
    }
  });

  it('follows the setting, then the page, then English', () => {
    expect(chooseLocale('de', ['en'])).toBe('de');
    expect(chooseLocale('auto', ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(chooseLocale('auto', ['fr'])).toBe('en');
  });

  it('fills values as plain text', () => {
    expect(translator(en)('is_writing', { name: '$& {name}' })).toBe('$& {name} is writing…');
  });
});

describe('files', () => {
  const t = translator(en);
  it('takes images and PDF up to the limit', () => {
    expect(fileProblem({ name: 'a.png', type: 'image/png', size: 10 }, t)).toBeUndefined();
    expect(fileProblem({ name: 'a.svg', type: 'image/svg+xml', size: 10 }, t)).toContain('a.svg');
    expect(fileProblem({ name: 'b', type: 'image/png', size: 2e8 }, t)).toContain('20 MB');
  });
});

describe('lines of a thread', () => {
  const message = (seq: number, at: string, change: Partial<Message> = {}): Message => ({
    conversation_id: 'c',
    seq,
    id: `m${seq}`,
    author_type: 'user',
    author_id: '1',
    author_name: 'Ana',
    kind: 'text',
    content: 'x',
    attachments: [],
    mentioned_user_ids: [],
    created_at: at,
    deleted_at: null,
    ...change,
  });

  it('separates days, groups an author, and ends with what is on its way', () => {
    const outgoing = {
      id: 'o',
      thread: 'c',
      new_conversation: false,
      content: 'y',
      attachments: [],
      order: 1,
      state: 'queued' as const,
    };
    const items = threadItems(
      [
        message(1, '2026-03-01T12:00:00Z'),
        message(2, '2026-03-01T12:01:00Z'),
        message(3, '2026-03-04T12:00:00Z', { author_type: 'visitor' }),
      ],
      [{ ...outgoing, id: 'm3' }, outgoing],
    );
    expect(items.map((item) => item.type)).toEqual([
      'day',
      'message',
      'message',
      'day',
      'message',
      'outgoing',
    ]);
    expect(items[1]).toMatchObject({ first: true, last: false });
    expect(items[2]).toMatchObject({ first: false, last: true });
    expect(items[5]).toMatchObject({ key: 'o' });
  });
});
