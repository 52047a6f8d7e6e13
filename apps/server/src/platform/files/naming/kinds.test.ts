import { describe, expect, it } from 'vitest';
import { identifyForRecord } from './kinds.ts';

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const PDF = Buffer.from('%PDF-1.4\n');
const ZIP = Buffer.concat([
  Buffer.from('504b03041400000008000000210000000000000000000000000005000000', 'hex'),
  Buffer.from('a.txt'),
]);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]);
const ELF = Buffer.from('7f454c4602010100000000000000000002003e00', 'hex');
const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const TEXT = Buffer.from('Name;Größe\n1;2\n');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

describe('a file for a record', () => {
  it.each([
    ['offer.pdf', PDF, 'offer.pdf', 'application/pdf'],
    ['offer', PDF, 'offer.pdf', 'application/pdf'],
    ['photo.jpg', PNG, 'photo.png', 'image/png'],
    ['letter.doc', CFB, 'letter.doc', 'application/msword'],
    ['list.CSV', TEXT, 'list.CSV', 'text/csv'],
    ['data.csv', Buffer.from('fffe61003b00', 'hex'), 'data.csv', 'text/csv'],
    ['all.zip', ZIP, 'all.zip', 'application/zip'],
    [
      'letter.docx',
      ZIP,
      'letter.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['logo.svg', SVG, 'logo.svg', 'image/svg+xml'],
    ['page.html', Buffer.from('<!doctype html><script>x</script>'), 'page.html', 'text/html'],
    ['fern.com.pdf', PDF, 'fern.com.pdf', 'application/pdf'],
    ['Intro to Node.js.pdf', PDF, 'Intro to Node.js.pdf', 'application/pdf'],
    ['../../x/backup.tar.gz', Buffer.from('1f8b0800', 'hex'), 'backup.tar.gz', 'application/gzip'],
  ])('called %j is what its bytes say', async (given, bytes, ...[name, type]) => {
    expect(await identifyForRecord(bytes, given)).toEqual({ name, type });
  });

  it.each([
    ['setup.exe', EXE, 'Programs'],
    ['setup.pdf', EXE, 'Programs'],
    ['setup', ELF, 'Programs'],
    ['notes.txt', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'Programs'],
    ['run.sh', TEXT, 'Programs'],
    ['macro.js', TEXT, 'Programs'],
    ['app.jar', ZIP, 'Programs'],
    ['budget.xlsm', ZIP, 'Programs'],
    ['invoice.exe.pdf', PDF, 'two endings'],
    ['invoice.pdf.exe', PDF, 'Programs'],
    ['invoice\u202Efdp.exe', EXE, 'Programs'],
    ['letter.xyz', TEXT, 'This kind of file'],
    ['letter', TEXT, 'This kind of file'],
    ['offer.pdf', TEXT, 'does not fit'],
    ['list.csv', PNG, 'does not fit'],
    ['list.csv', Buffer.from('610062', 'hex'), 'does not fit'],
    ['letter.docx', PDF, 'does not fit'],
    ['photo.png', TEXT, 'does not fit'],
  ])('called %j is refused in words where it is something else', async (given, bytes, words) => {
    await expect(identifyForRecord(bytes, given)).rejects.toMatchObject({
      code: 'unsupported_media_type',
      message: expect.stringContaining(words),
    });
  });
});
