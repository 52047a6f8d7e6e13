/** A piece of a mail's content. */
export type MailBlock =
  | { type: 'text'; text: string }
  /** Somebody's words. */
  | { type: 'quote'; author?: string; text: string }
  /** A code to be typed elsewhere. */
  | { type: 'code'; text: string }
  /** The one thing to do; http and https only. */
  | { type: 'button'; label: string; href: string };

export interface MailContent {
  subject: string;
  blocks: readonly MailBlock[];
  /** Who writes, at the end. */
  organization: string;
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const STYLE = {
  page: `margin:0;padding:24px 12px;background:#f4f5f7;${FONT}`,
  card: 'max-width:560px;margin:0 auto;background:#ffffff;border-radius:8px;padding:32px',
  text: 'margin:0 0 16px;font-size:16px;line-height:1.5;color:#1f2430',
  quote: 'margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #d5d9e0',
  author: 'margin:0 0 4px;font-size:14px;font-weight:600;color:#5b6270',
  code: 'margin:0 0 16px;font-size:28px;letter-spacing:6px;font-weight:600;color:#1f2430',
  button:
    'display:inline-block;margin:8px 0 16px;padding:12px 24px;border-radius:6px;background:#2f5bea;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none',
  small: 'margin:0 0 16px;font-size:13px;line-height:1.5;color:#5b6270;word-break:break-all',
  footer: 'max-width:560px;margin:16px auto 0;font-size:13px;color:#5b6270;text-align:center',
};

/** Both forms of a mail from the same content; everything that people typed is escaped. */
export function layOut(content: MailContent): { html: string; text: string } {
  return { html: htmlOf(content), text: textOf(content) };
}

function htmlOf({ subject, blocks, organization }: MailContent): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(subject)}</title>
</head>
<body style="${STYLE.page}">
<div style="${STYLE.card}">
${blocks.map(htmlBlock).join('\n')}
</div>
<p style="${STYLE.footer}">${escape(organization)}</p>
</body>
</html>
`;
}

function htmlBlock(block: MailBlock): string {
  switch (block.type) {
    case 'text':
      return paragraphs(block.text);
    case 'quote': {
      const author = block.author ? `<p style="${STYLE.author}">${escape(block.author)}</p>\n` : '';
      return `<blockquote style="${STYLE.quote}">${author}${paragraphs(block.text)}</blockquote>`;
    }
    case 'code':
      return `<p style="${STYLE.code}">${escape(block.text)}</p>`;
    case 'button': {
      const href = escape(safeHref(block.href));
      // Under the button stands where it leads: not every program shows buttons.
      return `<p><a href="${href}" style="${STYLE.button}">${escape(block.label)}</a></p>
<p style="${STYLE.small}"><a href="${href}">${href}</a></p>`;
    }
  }
}

function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p style="${STYLE.text}">${escape(part).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

function textOf({ blocks, organization }: MailContent): string {
  return `${blocks.map(textBlock).join('\n\n')}\n\n-- \n${organization}\n`;
}

function textBlock(block: MailBlock): string {
  switch (block.type) {
    case 'text':
      return block.text.trim();
    case 'quote': {
      const lines = block.text.trim().split('\n');
      const quoted = lines.map((line) => `> ${line}`).join('\n');
      return block.author ? `${block.author}:\n${quoted}` : quoted;
    }
    case 'code':
      return block.text;
    case 'button':
      return `${block.label}:\n${safeHref(block.href)}`;
  }
}

/** @throws TypeError for anything but the web: a mail never carries `javascript:`. */
function safeHref(href: string): string {
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError('A mail links only to the web');
  return url.href;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
