import type { Organization } from '@atrium/contract/identity/organization.ts';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { printable, type Paper, type Picture } from '../../../platform/pdf/index.ts';
import type { Sheet } from './sheet.ts';
import { sizeFor, wrapping } from './writing.ts';

interface Sender {
  organization: Organization;
  logo: Picture | undefined;
  now: Date;
}

/** A letter: who sends it, to whom, about what, then the lines and what they add up to. */
export function layOut(sheet: Sheet, { organization, logo, now }: Sender): Paper {
  const { name, tax_id } = organization;
  return {
    title: printable(`${sheet.title} ${sheet.number}`),
    author: printable(name),
    // That of its words; figures and days alone are as the organization writes them.
    language: 'en',
    size: sizeFor(organization),
    created_at: now,
    images: logo ? { logo } : {},
    stamp: sheet.stamp,
    footer: wrapping([name, tax_id && `Tax number ${tax_id}`].filter(Boolean).join(' · ')),
    content: [
      letterhead(organization, logo !== undefined),
      addressed(sheet),
      ...(sheet.subject
        ? [{ text: wrapping(sheet.subject), style: 'strong', margin: [0, 0, 0, 8] }]
        : []),
      lineTable(sheet),
      totals(sheet),
      { text: wrapping(sheet.closing), margin: [0, 22, 0, 0] },
    ] as Content[],
  };
}

function letterhead(organization: Organization, hasLogo: boolean): Content {
  const { name, address, phone, email, website } = organization;
  const site = website?.replace(/^https?:\/\/|\/$/g, '') ?? null;
  const rest = linesOf(address, phone, email, site);
  const head: Content = hasLogo
    ? { image: 'logo', fit: [180, 56] }
    : { text: wrapping(name), fontSize: 16, bold: true };
  // A logo may say the name, or not; without one it stands at the head already.
  const below: Content[] = hasLogo ? [{ text: wrapping(name), style: 'strong' }] : [];
  return {
    columns: [
      { width: '*', stack: [head] },
      {
        width: 210,
        alignment: 'right',
        fontSize: 8.5,
        stack: [...below, { text: wrapping(rest.join('\n')), style: 'quiet' }],
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 34],
  };
}

function addressed({ title, number, facts, recipient }: Sheet): Content {
  const { name, contact, address } = recipient;
  const all: [string, string][] = [['Number', number], ...facts];
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: wrapping(name), style: 'strong' },
          { text: wrapping(linesOf(contact, address).join('\n')) },
        ],
      },
      {
        width: 210,
        stack: [
          { text: title, style: 'title', margin: [0, -6, 0, 8] },
          {
            layout: 'noBorders',
            table: {
              widths: ['auto', '*'],
              body: all.map(([label, value]) => [
                { text: label, style: 'quiet', margin: [0, -1, 12, -1] },
                { text: printable(value), margin: [0, -1, 0, -1] },
              ]),
            },
          },
        ],
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 26],
  };
}

/** A row is kept on one page, unless a description alone could be longer than that. */
const MAX_KEPT_LINES = 20;
const CHARACTERS_A_LINE = 40;

function lineTable({ lines, columns }: Sheet): Content {
  const right = { alignment: 'right', noWrap: true } as const;
  const head: TableCell[] = [
    { text: 'Description', style: 'head' },
    ...columns.map((column) => ({ text: column.head, style: 'head', ...right })),
  ];
  const body = lines.map(({ name, description }, index): TableCell[] => [
    {
      stack: [
        { text: wrapping(name), style: 'strong' },
        ...(description ? [{ text: wrapping(description), style: 'quiet', fontSize: 8.5 }] : []),
      ],
    },
    ...columns.map(({ cells }) => ({ text: cells[index] ?? '', ...right })),
  ]);
  const isLong = lines.some(({ description }) => heightOf(description ?? '') > MAX_KEPT_LINES);
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: !isLong,
      widths: ['*', ...columns.map(() => 'auto')],
      body: [head, ...body],
    },
  };
}

function heightOf(text: string): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + 1 + Math.floor(line.length / CHARACTERS_A_LINE), 0);
}

function totals({ totals: sums }: Sheet): Content {
  return {
    unbreakable: true,
    margin: [0, 10, 0, 0],
    columns: [
      { width: '*', text: '' },
      {
        width: 'auto',
        layout: 'noBorders',
        table: {
          widths: ['auto', 'auto'],
          body: sums.map(([label, value], index) => {
            const isLast = index === sums.length - 1;
            const style = isLast ? 'sum' : 'quiet';
            return [
              { text: label, style, margin: [0, isLast ? 4 : 0, 20, 0] },
              {
                text: value,
                style: isLast ? 'sum' : '',
                alignment: 'right',
                noWrap: true,
                margin: [0, isLast ? 4 : 0, 0, 0],
              },
            ];
          }),
        },
      },
    ],
  };
}

function linesOf(...parts: (string | null)[]): string[] {
  return parts.filter((part) => part !== null).filter((part) => part !== '');
}
