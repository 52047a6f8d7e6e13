import { describe, expect, it } from 'vitest';
import { snoozePresets } from './snooze-presets.ts';

describe('snooze presets', () => {
  it('are ahead of now on every day of the week, and Monday is a Monday', () => {
    for (let day = 1; day <= 14; day++) {
      const now = new Date(2026, 4, day, 23, 30);
      const presets = snoozePresets(now);
      expect(presets.every((each) => each.until > now)).toBe(true);
      expect(presets.find((each) => each.preset === 'monday')?.until.getDay()).toBe(1);
    }
  });
});
