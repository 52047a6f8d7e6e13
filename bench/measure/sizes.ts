import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../figures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a browser downloads first, gzipped; `npm run check` holds it to its limits. */
export function measureSizes(): Figure[] {
  return [
    sizeOf('chat-widget.js', ['apps/embed/dist/chat-widget.js'], '≤ 5 KB'),
    sizeOf('web app, first load', firstLoad(), '≤ 250 KB'),
  ].flat();
}

function firstLoad(): string[] {
  const index = `${root}apps/web/dist/index.html`;
  if (!existsSync(index)) return [];
  const named = readFileSync(index, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g);
  return [...new Set([...named].map((match) => `apps/web/dist/${match[1]}`))];
}

function sizeOf(name: string, paths: string[], aim: string): Figure[] {
  const files = paths.flatMap((path) => globSync(path, { cwd: root }));
  if (files.length === 0) return [];
  const bytes = files.reduce(
    (sum, path) => sum + gzipSync(readFileSync(root + path), { level: 9 }).length,
    0,
  );
  return [{ name: `${name}, gzip`, value: bytes / 1024, unit: 'KB', aim }];
}
