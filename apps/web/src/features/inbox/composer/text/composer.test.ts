import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSize, refusalOf } from './attachment-rules.ts';
import { fillCanned, matchCanned } from './canned.ts';
import { createDrafts, EMPTY_DRAFT } from './drafts.ts';
import { matchColleagues, mentionedIds, mentionText } from './mentions.ts';
import { insertLink, replaceTrigger, toggleMark, triggerAt } from './text-edit.ts';

const edit = (marked: string) => {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const text = marked.replaceAll('|', '');
  return { text, start, end: end < start ? start : end };
};

describe('Markdown shortcuts', () => {
  it('put marks on and take them off again, whatever is selected', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const before = { text, start: start!, end: end! };
        const on = toggleMark(before, '**');
        expect(on.text.slice(on.start, on.end)).toBe(text.slice(start, end));
        if (start !== end) expect(toggleMark(on, '**')).toEqual(before);
      }),
    );
  });

  it('make links of words and of addresses', () => {
    expect(insertLink(edit('see |our prices| now'))).toMatchObject({
      text: 'see [our prices](https://) now',
    });
    expect(insertLink(edit('|https://a.example|')).text).toBe('[](https://a.example)');
  });
});

describe('triggers', () => {
  it('open at the beginning of a word only', () => {
    expect(triggerAt(edit('/hel|'), 'reply')).toEqual({ sign: '/', from: 0, typed: 'hel' });
    expect(triggerAt(edit('a /|'), 'reply')).toEqual({ sign: '/', from: 2, typed: '' });
    expect(triggerAt(edit('and/or|'), 'reply')).toBeUndefined();
    expect(triggerAt(edit('mail@home|'), 'note')).toBeUndefined();
    expect(triggerAt(edit('|/a|'), 'reply')).toBeUndefined();
  });

  it('mention colleagues in notes only', () => {
    expect(triggerAt(edit('@an|'), 'note')?.typed).toBe('an');
    expect(triggerAt(edit('@an|'), 'reply')).toBeUndefined();
  });

  it('are replaced by what was chosen', () => {
    const now = edit('Dear /gre| friend');
    const next = replaceTrigger(now, triggerAt(now, 'reply')!, 'Hello!');
    expect(next).toEqual({ text: 'Dear Hello! friend', start: 11, end: 11 });
  });
});

describe('mentions', () => {
  const people = [
    { id: 1, name: 'Ana de la Cruz' },
    { id: 2, name: 'José Ángel' },
    { id: 3, name: 'Ana' },
  ];

  it('are found again in the text, and nobody else is', () => {
    for (const person of people)
      expect(mentionedIds(`ask ${mentionText(person)}, please`, people)).toEqual([person.id]);
    expect(mentionedIds('mail ana@home and @anabel', people)).toEqual([]);
  });

  it('match by the beginning of any name, accents aside', () => {
    expect(matchColleagues(people, 'cru').map((each) => each.id)).toEqual([1]);
    expect(matchColleagues(people, 'jose').map((each) => each.id)).toEqual([2]);
    expect(matchColleagues(people, '').map((each) => each.id)).toEqual([1, 2, 3]);
  });
});

describe('canned replies', () => {
  const reply = (shortcut: string, content: string) => ({ id: 1, shortcut, content, version: 1 });

  it('come in the order of how well they match', () => {
    const replies = [
      reply('prices', 'x'),
      reply('about-hi', 'y'),
      reply('hi', 'Hello'),
      reply('z', 'hi!'),
    ];
    expect(matchCanned(replies, 'hi').map((each) => each.shortcut)).toEqual([
      'hi',
      'about-hi',
      'z',
    ]);
  });

  it('fill in what is known and leave foreign braces alone', () => {
    const context = { name: 'Mia Wolf', email: null, agent: 'Ana' };
    expect(fillCanned('Hi {{ first_name }} {{x}}, {{agent}}', context)).toBe('Hi Mia {{x}}, Ana');
    expect(fillCanned('Hi {{name}}, hello', { ...context, name: null })).toBe('Hi, hello');
  });
});

describe('drafts', () => {
  it('are kept for each conversation and user, and removed when empty', () => {
    const values = new Map<string, string>();
    const storage = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
    createDrafts(7, storage).write('c1', { ...EMPTY_DRAFT, reply: 'Half a sent' });
    expect(createDrafts(7, storage).read('c1').reply).toBe('Half a sent');
    expect(createDrafts(8, storage).read('c1')).toEqual(EMPTY_DRAFT);
    createDrafts(7, storage).write('c1', { ...EMPTY_DRAFT, reply: '  ' });
    expect(values.size).toBe(0);
  });

  it('survive a browser that refuses storage', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    const drafts = createDrafts(7, { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(drafts.read('c1')).toEqual(EMPTY_DRAFT);
    drafts.write('c1', { ...EMPTY_DRAFT, note: 'kept' });
    expect(drafts.read('c1').note).toBe('kept');
  });
});

describe('attachments', () => {
  it('are refused early for kind, size and number', () => {
    const png = { type: 'image/png', size: 10 };
    expect(refusalOf(png, 0)).toBeUndefined();
    expect(refusalOf({ ...png, type: 'image/svg+xml' }, 0)).toBe('type');
    expect(refusalOf({ ...png, size: 21 * 1024 * 1024 }, 0)).toBe('size');
    expect(refusalOf({ ...png, size: 0 }, 0)).toBe('empty');
    expect(refusalOf(png, 10)).toBe('count');
  });

  it('say their size', () => {
    expect(fileSize(1_468_006, 'en')).toBe('1.4 MB');
    expect(fileSize(900, 'en')).toBe('900 bytes');
  });
});
