import { extractImages, extractText, getDocumentProxy, getMeta } from 'unpdf';

/** What a reader of other people's making finds in a PDF. */
export async function readPdf(bytes: Uint8Array) {
  // The reader keeps what it is given.
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf);
  const pictures: { width: number; height: number }[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    for (const { width, height } of await extractImages(pdf, page))
      pictures.push({ width, height });
  }
  const pages = text.map((page) => page.replace(/\s+/gu, ' '));
  const { Title: title, Language: language } = info as { Title: string; Language: string };
  return { pages, text: pages.join(' '), pictures, title, language };
}
