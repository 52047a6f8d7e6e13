/** The largest file on a record: 100 MB. */
export const MAX_RECORD_FILE_BYTES = 100 * 1024 * 1024;

/** What a kind of file holds: one of these real types, or plain text, or something that cannot be told. */
type Content = readonly string[] | 'text' | 'any';

export interface FileKind {
  /** The type that it is given with. */
  readonly type: string;
  readonly content: Content;
}

const binary = (type: string, ...others: string[]): FileKind => ({
  type,
  content: [type, ...others],
});
const plain = (type: string): FileKind => ({ type, content: 'text' });
const office = (name: string): FileKind => {
  const type = `application/vnd.openxmlformats-officedocument.${name}`;
  return { type, content: [type, 'application/zip'] };
};
const open = (name: string): FileKind => {
  const type = `application/vnd.oasis.opendocument.${name}`;
  return { type, content: [type, 'application/zip'] };
};
const old = (name: string): FileKind => ({
  type: `application/${name}`,
  content: ['application/x-cfb'],
});

/** What may lie on a record, by the ending of its name. Programs, and what a computer runs when it is opened, are not here. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  pdf: binary('application/pdf'),
  png: binary('image/png', 'image/apng'),
  jpg: binary('image/jpeg'),
  jpeg: binary('image/jpeg'),
  gif: binary('image/gif'),
  webp: binary('image/webp'),
  avif: binary('image/avif'),
  heic: binary('image/heic', 'image/heif'),
  tif: binary('image/tiff'),
  tiff: binary('image/tiff'),
  bmp: binary('image/bmp'),
  ico: binary('image/x-icon'),
  svg: plain('image/svg+xml'),
  doc: old('msword'),
  xls: old('vnd.ms-excel'),
  ppt: old('vnd.ms-powerpoint'),
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: open('text'),
  ods: open('spreadsheet'),
  odp: open('presentation'),
  rtf: { type: 'application/rtf', content: ['application/rtf', 'text/rtf'] },
  txt: plain('text/plain'),
  md: plain('text/markdown'),
  csv: plain('text/csv'),
  tsv: plain('text/tab-separated-values'),
  json: plain('application/json'),
  xml: plain('application/xml'),
  yaml: plain('application/yaml'),
  yml: plain('application/yaml'),
  html: plain('text/html'),
  css: plain('text/css'),
  ics: plain('text/calendar'),
  vcf: plain('text/vcard'),
  eml: plain('message/rfc822'),
  zip: { type: 'application/zip', content: 'any' },
  gz: binary('application/gzip'),
  '7z': binary('application/x-7z-compressed'),
  rar: binary('application/x-rar-compressed'),
  mp3: binary('audio/mpeg'),
  wav: binary('audio/wav'),
  m4a: binary('audio/x-m4a', 'audio/mp4', 'video/mp4'),
  ogg: binary('audio/ogg', 'video/ogg', 'application/ogg'),
  mp4: binary('video/mp4', 'video/x-m4v', 'video/quicktime'),
  mov: binary('video/quicktime', 'video/mp4'),
  webm: binary('video/webm', 'video/matroska'),
  woff: binary('font/woff'),
  woff2: binary('font/woff2'),
  ttf: binary('font/ttf'),
  otf: binary('font/otf'),
  psd: binary('image/vnd.adobe.photoshop'),
  ai: { type: 'application/illustrator', content: ['application/pdf', 'application/postscript'] },
  eps: { type: 'application/postscript', content: ['application/postscript', 'application/eps'] },
  sketch: { type: 'application/zip', content: ['application/zip'] },
  fig: { type: 'application/octet-stream', content: 'any' },
  xd: { type: 'application/zip', content: ['application/zip'] },
};

const ENDING = /\.([A-Za-z0-9]{1,10})$/;

/** The ending of a name in lower case; undefined when it has none. */
export function endingOf(name: string): string | undefined {
  return ENDING.exec(name)?.[1]?.toLowerCase();
}

/** What computers run, or open with a program that runs it. */
const PROGRAMS = new Set(
  (
    'exe com scr pif bat cmd msi msp mst dll sys drv cpl ocx lnk url scf inf reg hta htm js jse mjs cjs vbs vbe vb ' +
    'ws wsf wsh wsc ps1 psm1 sh bash zsh csh fish command app dmg pkg deb rpm apk jar jnlp class run bin elf so ' +
    'dylib iso img vhd gadget chm hlp php phtml py pl rb docm xlsm pptm dotm xltm potm xlam ppam one'
  ).split(' '),
);
/** Of these the ending alone says that somebody hides something: `invoice.exe.pdf`. Other words occur in honest names. */
const HIDDEN = new Set(['exe', 'scr', 'bat', 'cmd', 'msi', 'vbs', 'ps1', 'jar', 'lnk', 'hta']);

export type FileRefusal = 'program' | 'hidden' | 'kind' | 'size' | 'empty';

/** Why a file cannot lie on a record, as far as its name and size tell; the server also looks into it. */
export function fileRefusal({ name, size }: { name: string; size: number }): FileRefusal | null {
  const byName = nameRefusal(name);
  if (byName) return byName;
  if (size === 0) return 'empty';
  return size > MAX_RECORD_FILE_BYTES ? 'size' : null;
}

/** The same of a name alone. */
export function nameRefusal(name: string): FileRefusal | null {
  const ending = endingOf(name) ?? '';
  if (PROGRAMS.has(ending)) return 'program';
  const before = endingOf(name.slice(0, -ending.length - 1));
  if (before !== undefined && HIDDEN.has(before)) return 'hidden';
  return ending in FILE_KINDS ? null : 'kind';
}

/** What is told of each refusal, in plain English. */
export const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  program: 'Programs and scripts are not accepted, for they could run on a colleague’s computer',
  hidden: 'The name hides that this is a program: it has two endings',
  kind: 'This kind of file is not accepted',
  size: 'A file may have 100 MB at most',
  empty: 'The file is empty',
};
