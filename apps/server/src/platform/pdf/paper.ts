import type { Content } from 'pdfmake/interfaces.js';

/** What goes to the printer: data alone, so that it can be handed to a thread. */
export interface Paper {
  title: string;
  author: string;
  /** BCP 47, for those who have it read to them. */
  language: string;
  size: 'A4' | 'LETTER';
  created_at: Date;
  /** pdfmake's blocks; `image: 'NAME'` is one of `images`. */
  content: Content[];
  images: Record<string, Picture>;
  /** At the foot of every page, beside its number. */
  footer: Words;
  /** Across every page. */
  stamp?: string | undefined;
}

/** Text, of which parts may break within a word. */
export type Words = string | (string | { text: string; wordBreak: 'break-all' })[];

/** A PNG or a JPEG. */
export interface Picture {
  type: string;
  bytes: Uint8Array;
}
