import { describe, expect, it } from 'vitest';
import { isNews, parseAlertSettings } from '../alerts/alert-rules.ts';
import { titleWithCount } from '../alerts/title.ts';
import { sampleConversation } from '../testing/samples.ts';
import { actionOf, stepFrom } from './keymap.ts';

const press = (key: string, over = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  inField: false,
  onControl: false,
  inLayer: false,
  ...over,
});

describe('keys', () => {
  it('act outside fields, with caps lock too', () => {
    expect(actionOf(press('e'))).toBe('resolve');
    expect(actionOf(press('J'))).toBe('next');
    expect(actionOf(press('?'))).toBeUndefined();
  });

  it('never act while somebody types, composes or uses a menu', () => {
    for (const over of [{ inField: true }, { isComposing: true }, { inLayer: true }])
      expect(actionOf(press('e', over))).toBeUndefined();
    expect(actionOf(press('e', { ctrlKey: true }))).toBeUndefined();
    expect(actionOf(press('Enter', { onControl: true }))).toBeUndefined();
    expect(actionOf(press('Escape', { inField: true }))).toBe('back');
    expect(actionOf(press('toString'))).toBeUndefined();
  });

  it('step through the list and stop at its ends', () => {
    expect(stepFrom(['a', 'b'], undefined, 1)).toBe('a');
    expect(stepFrom(['a', 'b'], 'a', 1)).toBe('b');
    expect(stepFrom(['a', 'b'], 'b', 1)).toBe('b');
    expect(stepFrom(['a', 'b'], 'a', -1)).toBe('a');
    expect(stepFrom([], 'a', 1)).toBeUndefined();
  });
});

describe('alerts', () => {
  const known = { lastSeq: 1, me: 7, isWatching: false };
  const pushed = sampleConversation({ last_seq: 2 });

  it('come for new words of visitors who are mine or nobody’s', () => {
    expect(isNews(pushed, known)).toBe(true);
    expect(isNews(pushed, { ...known, lastSeq: 2 })).toBe(false);
    const touched = { ...pushed, updated_at: '2026-05-01T12:00:00.000Z' };
    expect(isNews(touched, { ...known, lastSeq: undefined })).toBe(false);
    expect(isNews(pushed, { ...known, lastSeq: undefined })).toBe(true);
    expect(isNews(pushed, { ...known, isWatching: true })).toBe(false);
    expect(isNews({ ...pushed, assignee_id: 8 }, known)).toBe(false);
    expect(isNews({ ...pushed, last_message_author_type: 'user' }, known)).toBe(false);
    expect(isNews({ ...pushed, is_blocked: true }, known)).toBe(false);
  });

  it('are off until somebody asks', () => {
    expect(parseAlertSettings(null)).toEqual({ notifications: false, sound: false });
    expect(parseAlertSettings('{"sound":true,"notifications":"yes"}')).toEqual({
      notifications: false,
      sound: true,
    });
    expect(parseAlertSettings('{')).toEqual({ notifications: false, sound: false });
  });

  it('stand once in front of the title', () => {
    expect(titleWithCount('Inbox · Atrium', 3)).toBe('(3) Inbox · Atrium');
    expect(titleWithCount('(3) Inbox · Atrium', 120)).toBe('(99+) Inbox · Atrium');
    expect(titleWithCount('(99+) Inbox · Atrium', 0)).toBe('Inbox · Atrium');
  });
});
