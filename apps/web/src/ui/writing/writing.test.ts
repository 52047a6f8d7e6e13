import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    expect(triggerAt(edit('/hel|'), ['/'])).toEqual({ sign: '/', from: 0, typed: 'hel' });
    expect(triggerAt(edit('a /|'), ['/'])).toEqual({ sign: '/', from: 2, typed: '' });
    expect(triggerAt(edit('and/or|'), ['/'])).toBeUndefined();
    expect(triggerAt(edit('mail@home|'), ['/', '@'])).toBeUndefined();
    expect(triggerAt(edit('|/a|'), ['/'])).toBeUndefined();
  });

  it('open for the signs that are meant only', () => {
    expect(triggerAt(edit('@an|'), ['/', '@'])?.typed).toBe('an');
    expect(triggerAt(edit('@an|'), ['/'])).toBeUndefined();
  });

  it('are replaced by what was chosen', () => {
    const now = edit('Dear /gre| friend');
    const next = replaceTrigger(now, triggerAt(now, ['/'])!, 'Hello!');
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
