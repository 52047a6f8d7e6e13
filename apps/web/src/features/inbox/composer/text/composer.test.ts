import { describe, expect, it } from 'vitest';
import { fileSize } from '../../../../ui/value/file-size.ts';
import { refusalOf } from './attachment-rules.ts';
import { fillCanned, matchCanned } from './canned.ts';
import { createDrafts, EMPTY_DRAFT } from './drafts.ts';

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
