// @ts-check

const topLevel = '(?:apps|packages|e2e|bench|docs|deploy|scripts|\\.ci)';
const rootFile = '(?:[A-Z]+\\.md|LICENSE|package\\.json|\\.env\\.example|vitest\\.config\\.ts)';
const repositoryPath = new RegExp(`^(?:\\./)?(?:${topLevel}(?:/[\\w.@*{},-]+)*/?|${rootFile})$`);
/** Names that stand for any name: things.service.ts, Thing, MODULE, 0001_name.sql. */
const placeholder = /\b(?:things?|Things?|MODULE|NAME|ENTITY|FILE)\b|<|…|\.\.\./;

/**
 * Repository paths named in code spans and fenced blocks.
 * @param {string} markdown
 * @returns {string[]}
 */
export function pathsIn(markdown) {
  const words = code(markdown).flatMap((text) => text.split(/[\s"'()=:;]+/));
  const paths = words
    .map((word) => word.replace(/[.,]+$/, ''))
    .filter((word) => repositoryPath.test(word) && !placeholder.test(word) && /[/.]/.test(word));
  return [...new Set(paths)];
}

/**
 * Names of npm scripts: `npm run x`, `npm start`, `npm test`.
 * @param {string} markdown
 * @returns {string[]}
 */
export function commandsIn(markdown) {
  const found = code(markdown).flatMap((text) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short,
    ),
  );
  return [...new Set(found)].filter((name) => name !== undefined);
}

/**
 * Links to files of the repository.
 * @param {string} markdown
 * @returns {{ path: string, anchor: string }[]}
 */
export function linksIn(markdown) {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|\b(?:src|href)="([^"]+)"/g)]
    .map(([, link, attribute]) => link ?? attribute ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { path, anchor };
    });
}

/**
 * The anchors that headings of a document make.
 * @param {string} markdown
 * @returns {Set<string>}
 */
export function anchorsOf(markdown) {
  const headings = [...markdown.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
  return new Set(headings);
}

/** @param {string} markdown */
function code(markdown) {
  const fenced = [...markdown.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(
    ([, text = '']) => text,
  );
  const rest = markdown.replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...rest.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  return [...fenced, ...spans];
}
