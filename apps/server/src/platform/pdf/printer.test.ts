import { afterAll, describe, expect, it } from 'vitest';
import { PNG } from '../../testing/multipart.ts';
import { readPdf } from '../../testing/stand-ins/pdf-reader.ts';
import { isPrintable, openPrinter, PrintFault, type Paper } from './index.ts';

const printer = openPrinter();
afterAll(() => printer.close());

const blank: Paper = {
  title: 'Paper',
  author: 'Acme',
  language: 'en',
  size: 'A4',
  created_at: new Date('2026-03-02T09:00:00Z'),
  content: [],
  images: {},
  footer: 'Acme · Berlin',
};
const print = async (paper: Partial<Paper>) => readPdf(await printer.print({ ...blank, ...paper }));

describe('the printer', () => {
  it('numbers the pages and repeats the head of a table on each', async () => {
    const rows = Array.from({ length: 200 }, (_none, index) => [`Row ${index}.`, `${index}.00`]);
    const table = { headerRows: 1, widths: ['*', 'auto'], body: [['What', 'Price'], ...rows] };
    const { pages, title } = await print({ content: [{ layout: 'ruled', table }] });
    expect(title).toBe('Paper');
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain('What Price');
      expect(page).toContain(`Acme · Berlin Page ${index + 1} of ${pages.length}`);
    });
    for (const [row] of rows)
      expect(pages.filter((page) => page.includes(`${row} `))).toHaveLength(1);
  });

  it('puts pictures and a stamp on paper', async () => {
    const images = { logo: { type: 'image/png', bytes: PNG } };
    const content = [{ image: 'logo', width: 20 }, { text: 'Below' }];
    const { pictures, text } = await print({ content, images, stamp: 'CANCELLED' });
    expect(pictures).toEqual([{ width: 1, height: 1 }]);
    expect(text).toContain('CANCELLED');
  });

  it('has the letters that it is said to have, and no others', async () => {
    const all = Array.from({ length: 0x1_0000 }, (_none, code) => String.fromCodePoint(code));
    const written = all.filter(
      (letter) => isPrintable(letter) && /[\p{L}\p{N}\p{S}]/u.test(letter),
    );
    expect(written.length).toBeGreaterThan(700);
    const { text } = await print({ content: written.map((letter) => `<${letter}>`) });
    // The reader takes ligatures apart.
    const read = text.normalize('NFKC');
    const isMissing = (letter: string) => !read.includes(`<${letter.normalize('NFKC')}>`);
    // It is drawn, and read, as the Greek letter.
    expect(written.filter(isMissing)).toEqual(['∆']);
    for (const letter of ['א', '北', 'ش', '→', 'ก']) expect(isPrintable(letter)).toBe(false);
  });

  it.each(['Żółć Straße ő é Ελλάδα Київ €£¥ – “”', 'Ngọc Ánh, Đà Nẵng'])(
    'writes %s',
    async (text) => {
      expect((await print({ content: [text] })).text).toContain(text);
    },
  );

  it.each([
    [
      'مرحبا بالعالم',
      'שלום',
      '你好世界',
      'สวัสดี',
      '👩‍👩‍👧‍👦🎉',
      '\u202Egpj.exe',
      '\uD800',
      '\u0000\u0007\u001b',
    ],
    ['x'.repeat(5000)],
    ['\n'.repeat(3000)],
  ])('bears any text', async (...texts) => {
    const content = texts.map((text) => ({ text }));
    expect((await print({ content: [...content, 'The end'] })).text).toContain('The end');
  });

  it('takes no path and no address for a picture', async () => {
    for (const image of ['/etc/passwd', 'http://127.0.0.1:1/x.png', 'data:,', '../x.png'])
      await expect(printer.print({ ...blank, content: [{ image }] })).rejects.toThrow(PrintFault);
  });

  it('goes on after a paper that could not be printed', async () => {
    const images = { logo: { type: 'image/png', bytes: PNG.subarray(0, 40) } };
    const broken = printer.print({ ...blank, images, content: [{ image: 'logo' }] });
    const sound = print({ content: ['Sound'] });
    await expect(broken).rejects.toThrow(PrintFault);
    expect((await sound).text).toContain('Sound');
  });
});
