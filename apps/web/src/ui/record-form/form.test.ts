import { ClientCreate } from '@atrium/contract/clients/clients.ts';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../lib/api/problem.ts';
import type { Field } from './fields.ts';
import { fromInput, toBody, toInput } from './fields.ts';
import { serverErrors, shapeErrors } from './form-errors.ts';

const name: Field = { name: 'name', label: 'Name', kind: 'text', isNullable: true };
const email: Field = { name: 'email', label: 'E-mail', kind: 'email' };
const owner: Field = { name: 'owner_id', label: 'Owner', kind: 'lookup' };

test('an emptied field is null where it may be, and text is trimmed', () => {
  expect(
    toBody([name, email, owner], { name: '  ', email: ' a@b.example ', owner_id: '7' }),
  ).toEqual({ name: null, email: 'a@b.example', owner_id: 7 });
  expect(fromInput(email, '')).toBe('');
  expect(fromInput(owner, null)).toBeNull();
});

test('stored values go into inputs and come back the same', () => {
  for (const [field, value] of [
    [name, null],
    [name, 'Ana'],
    [owner, 12],
    [owner, null],
  ] as const) {
    expect(fromInput(field, toInput(field, value))).toBe(value);
  }
});

test('amounts and numbers may be typed as people write them', () => {
  const price: Field = { name: 'price', label: 'Price', kind: 'money' };
  const percent: Field = { name: 'percent', label: 'Percent', kind: 'number' };
  expect(fromInput(price, '1,000.00')).toBe('1000.00');
  expect(fromInput(price, 'much')).toBe('much');
  expect(fromInput(percent, '1,000')).toBe(1000);
  expect(fromInput(percent, 'half')).toBe('half');
});

test('the contract names the fields that do not fit', () => {
  expect(shapeErrors(ClientCreate, { email: 'nobody' })).toEqual({
    email: 'Enter a valid e-mail address',
  });
  expect(shapeErrors(ClientCreate, { email: 'a@b.example' })).toEqual({});
});

function refused(errors: { path: string; code: string; message: string }[]): ApiProblem {
  return new ApiProblem({ type: '', title: 'Not valid', status: 400, code: 'invalid', errors });
}

test('errors of the server go to their fields, what is left is said above', () => {
  const one = { path: 'email', code: 'taken', message: 'Taken' };
  expect(serverErrors(refused([one]), ['email'])).toEqual({
    fields: { email: 'Taken' },
    general: undefined,
  });
  const other = { path: 'token', code: 'wrong', message: 'Wrong token' };
  expect(serverErrors(refused([one, other]), ['email'])).toEqual({
    fields: { email: 'Taken' },
    general: 'Wrong token',
  });
  expect(serverErrors(refused([]), ['email']).general).toBe('Not valid');
});

test('a fault of the program is not shown as an error of the form', () => {
  expect(() => serverErrors(new TypeError('bug'), [])).toThrow('bug');
});
