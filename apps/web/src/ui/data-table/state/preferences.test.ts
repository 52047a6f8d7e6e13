import { expect, test } from 'vitest';
import { fitPreferences } from './preferences.ts';

const columns = [{ id: 'name' }, { id: 'email' }, { id: 'phone', isHidden: true }];

test('nobody chose: the declared order, hidden columns hidden', () => {
  expect(fitPreferences(null, columns)).toEqual({
    order: ['name', 'email', 'phone'],
    visibility: { name: true, email: true, phone: false },
    sizes: {},
    density: 'compact',
  });
});

test('gone columns are forgotten, new ones come last, the name stays first and shown', () => {
  const saved = {
    order: ['fax', 'phone', 'name'],
    visibility: { name: false, phone: true, fax: true },
    sizes: { phone: 90 },
    density: 'comfortable' as const,
  };
  expect(fitPreferences(saved, columns)).toEqual({
    order: ['name', 'phone', 'email'],
    visibility: { name: true, email: true, phone: true },
    sizes: { phone: 90 },
    density: 'comfortable',
  });
});

test('what is stored may be anything', () => {
  const broken = { density: 'huge' } as never;
  expect(fitPreferences(broken, columns).density).toBe('compact');
});
