import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, nameFor } from './names.ts';

describe('a cleaned name', () => {
  it.each([
    ['photo.png', 'photo.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\offer.pdf', 'offer.pdf'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['a\u0000b\r\nc.png', 'abc.png'],
    ['.htaccess', 'htaccess'],
    ['<img src=x onerror=1>.png', 'img src=x onerror=1.png'],
    ['Übersicht 2026 – größer.pdf', 'Übersicht 2026 – größer.pdf'],
    ['写真.png', '写真.png'],
    ['..', 'file'],
    ['', 'file'],
    ['\uD800.png', '\uFFFD.png'],
  ])('of %j is %j', (given, expected) => {
    expect(cleanName(given)).toBe(expected);
  });

  it('of anything is short, visible, well-formed and no path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanName(given);
        expect(Array.from(name).length).toBeGreaterThan(0);
        expect(Array.from(name).length).toBeLessThanOrEqual(200);
        expect(name.isWellFormed()).toBe(true);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });

  it('keeps the ending of a name that is too long', () => {
    const name = cleanName(`${'x'.repeat(300)}.pdf`);
    expect(name).toHaveLength(200);
    expect(name.endsWith('x.pdf')).toBe(true);
  });
});

describe('the name for a real type', () => {
  it.each([
    ['photo.JPG', 'image/jpeg', 'photo.JPG'],
    ['photo.jpg', 'image/webp', 'photo.webp'],
    ['photo', 'image/png', 'photo.png'],
    ['Offer v1.2', 'application/pdf', 'Offer v1.2.pdf'],
    ['page.html', 'image/png', null],
    ['vector.svg', 'image/png', null],
    ['virus.exe', 'application/pdf', null],
    ['offer.pdf', 'image/png', null],
    ['a\u202Efdp.exe', 'application/pdf', null],
  ])('%j as %s: %j', (given, type, expected) => {
    expect(nameFor(given, type)).toBe(expected);
  });
});
