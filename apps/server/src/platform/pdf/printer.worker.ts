import { dirname, join, sep } from 'node:path';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Paper, Picture } from './paper.ts';

const fonts = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
);

pdfmake.setFonts({
  Roboto: {
    normal: join(fonts, 'Roboto-Regular.ttf'),
    bold: join(fonts, 'Roboto-Medium.ttf'),
    italics: join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
  },
});
// A paper reads its letters, and nothing else of this machine or of the net.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep));

const HAIR = '#d9dce3';
const INK = '#1f2430';
const QUIET = '#667085';

/** A line under the head and a hair between rows. */
const ruled: CustomTableLayout = {
  hLineWidth: (index, node) => {
    const rows = node.table.body.length;
    return index === 0 ? 0 : index === 1 || index === rows ? 0.8 : 0.4;
  },
  vLineWidth: () => 0,
  hLineColor: (index) => (index === 1 ? QUIET : HAIR),
  paddingLeft: (index) => (index === 0 ? 0 : 8),
  paddingRight: (index, node) => (index === (node.table.widths?.length ?? 0) - 1 ? 0 : 8),
  paddingTop: () => 6,
  paddingBottom: () => 6,
};
pdfmake.addTableLayouts({ ruled });

const MARGIN = 48;

function definitionOf(paper: Paper): TDocumentDefinitions {
  const { title, author, language, footer, stamp } = paper;
  return {
    info: { title, author, creationDate: paper.created_at, producer: 'Atrium', creator: 'Atrium' },
    language,
    displayTitle: true,
    pageSize: paper.size,
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 24],
    content: paper.content,
    images: Object.fromEntries(
      Object.entries(paper.images).map(([name, picture]) => [name, dataOf(picture)]),
    ),
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: INK },
    styles: {
      title: { fontSize: 22, bold: true, lineHeight: 1.1 },
      strong: { bold: true },
      quiet: { color: QUIET },
      head: { fontSize: 8.5, bold: true, color: QUIET },
      sum: { fontSize: 12, bold: true },
    },
    footer: (page, pages) => ({
      margin: [MARGIN, 18, MARGIN, 0],
      fontSize: 8,
      color: QUIET,
      columns: [
        { text: footer, width: '*' },
        {
          text: `Page ${page} of ${pages}`,
          width: 90,
          alignment: 'right',
        },
      ],
    }),
    ...(stamp && { watermark: { text: stamp, color: '#b42318', opacity: 0.12, bold: true } }),
  };
}

function dataOf({ type, bytes }: Picture): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

export type Printed = { bytes: Uint8Array } | { fault: string };

parentPort?.on('message', (paper: Paper) => {
  void print(paper).then((printed) => parentPort?.postMessage(printed));
});

async function print(paper: Paper): Promise<Printed> {
  try {
    return { bytes: new Uint8Array(await pdfmake.createPdf(definitionOf(paper)).getBuffer()) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
