/** An entity's name in every spelling that the code uses. */
export interface Names {
  module: string;
  /** `canned_reply`: record type, event prefix. */
  snake: string;
  /** `canned_replies`: table, permission prefix. */
  snakes: string;
  /** `canned-replies`: folder, file, path. */
  kebabs: string;
  kebab: string;
  camel: string;
  camels: string;
  pascal: string;
  pascals: string;
  /** `canned reply`, as it stands in a sentence. */
  words: string;
  plural: string;
  article: 'a' | 'an';
}

/** The person at the keyboard has to do something else; the message says what. */
export class EntityError extends Error {}

const NAME = /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/;
const LONGEST = 40;
/** Words that mean something to JavaScript or SQL, or to the templates, where a record's name would stand. */
const TAKEN = new Set(
  [
    'async await break case catch class const continue debugger default delete do else enum export',
    'extends false finally for function if import in instanceof let new null of references return',
    'static super switch this throw true try typeof var void while with yield',
    'api app fields list lists params queries query route routes row rows scope scopes service services',
  ].flatMap((line) => line.split(' ')),
);

/**
 * All spellings of an entity.
 *
 * @param plural for what English does not form by rule: `person`, `people`
 * @throws EntityError when a name cannot be used
 */
export function namesOf(module: string, name: string, plural = pluralOf(name)): Names {
  for (const given of [name, plural]) refuseBadName(given);
  if (name === plural) throw new EntityError(`One and many must differ: give another plural.`);
  const [camel, camels] = [camelOf(name), camelOf(plural)];
  return {
    module,
    snake: name,
    snakes: plural,
    kebab: name.replaceAll('_', '-'),
    kebabs: plural.replaceAll('_', '-'),
    camel,
    camels,
    pascal: capitalized(camel),
    pascals: capitalized(camels),
    words: name.replaceAll('_', ' '),
    plural: plural.replaceAll('_', ' '),
    article: /^[aeiou]/.test(name) ? 'an' : 'a',
  };
}

function refuseBadName(name: string): void {
  if (!NAME.test(name) || name.length > LONGEST) {
    throw new EntityError(
      `"${name}" is not a name: use lower-case words joined by underscores, such as canned_reply (at most ${LONGEST} letters).`,
    );
  }
  if (TAKEN.has(name)) throw new EntityError(`"${name}" means something else already.`);
}

/** The plural of most English words. */
export function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/**
 * A template's text for an entity. Templates are written for the entity "sample thing" of the module MODULE, in all
 * spellings, so that they read like the code they become.
 */
export function fill(template: string, names: Names): string {
  const spellings: [string, string][] = [
    ['MODULE', names.module],
    ['SampleThings', names.pascals],
    ['SampleThing', names.pascal],
    ['sampleThings', names.camels],
    ['sampleThing', names.camel],
    ['sample_things', names.snakes],
    ['sample_thing', names.snake],
    ['sample-things', names.kebabs],
    ['sample-thing', names.kebab],
    ['a sample thing', `${names.article} ${names.words}`],
    ['A sample thing', `${capitalized(names.article)} ${names.words}`],
    ['Sample things', capitalized(names.plural)],
    ['Sample thing', capitalized(names.words)],
    ['sample things', names.plural],
    ['sample thing', names.words],
  ];
  return spellings.reduce((text, [from, to]) => text.replaceAll(from, to), template);
}

function camelOf(snake: string): string {
  return snake.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
