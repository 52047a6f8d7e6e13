import { Buffer } from 'node:buffer';

export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A red square of 8 × 8 pixels. */
export const PICTURE: SampleFile = {
  name: 'sketch.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGO4o6GBFTEMLQkAe3tLAfuiUfAAAAAASUVORK5CYII=',
    'base64',
  ),
};

/** The smallest document that readers open. */
export const DOCUMENT: SampleFile = {
  name: 'quote.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
      'trailer<</Root 1 0 R>>\n%%EOF\n',
  ),
};

const script = '<script>window.hacked = true</script>';

/** What must not be taken: it would run where it is opened. */
export const DRAWING: SampleFile = {
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
};

/** The same under another name: the content is looked at, not the name. */
export const DISGUISED: SampleFile = {
  name: 'holiday.png',
  mimeType: 'image/png',
  buffer: Buffer.from(`<!doctype html><title>x</title>${script}`),
};
