/** To whom a paper goes. */
export interface Recipient {
  name: string;
  contact: string | null;
  address: string | null;
}

export interface Column {
  head: string;
  /** Of figures, which stand on the right. */
  cells: string[];
}

/** What a quote, a confirmation and an invoice have in common: words and figures as they will be read. */
export interface Sheet {
  title: string;
  number: string;
  /** What it is about, beside the number: `Date`, `Due date`. */
  facts: [label: string, value: string][];
  recipient: Recipient;
  subject: string | null;
  lines: { name: string; description: string | null }[];
  columns: Column[];
  /** Under the lines; the last one is the sum that counts. */
  totals: [label: string, value: string][];
  closing: string;
  stamp?: string | undefined;
}
