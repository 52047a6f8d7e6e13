import { EntityError, fill, type Names } from './names.ts';

/** A line or two in a file that is there already. */
export interface Registration {
  path: string;
  /** @throws EntityError when the place for it is not found */
  edit(text: string): string;
}

/** Where a new entity has to be made known. */
export function registrationsOf(names: Names): Registration[] {
  const say = (text: string) => fill(text, names);
  return [...onServer(names.module, say), ...inWords(say), ...onScreen(say)];
}

type Say = (template: string) => string;

function onServer(module: string, say: Say): Registration[] {
  const register = say('registerSampleThings');
  return [
    {
      path: 'packages/contract/src/core/permissions.ts',
      edit: before(
        /\] as const;\s+export type Permission/,
        say("  'sample_things.read',\n  'sample_things.write',\n"),
      ),
    },
    {
      path: 'packages/contract/src/records/record-paths.ts',
      edit: inside(/const PATHS: [^=]*= \{/, say("\n  sample_thing: '/sample-things',")),
    },
    {
      path: `apps/server/src/modules/${module}/index.ts`,
      edit: both(
        withImport(
          `import { ${register} } from '${say('./sample-things/sample-things.routes.ts')}';`,
        ),
        callInRoutes(register),
      ),
    },
  ];
}

function inWords(say: Say): Registration[] {
  return [
    {
      path: 'apps/web/src/app/messages/en/index.ts',
      edit: both(
        withImport(say("import { sampleThings } from './sample-things.ts';")),
        inside(/export const en = \{/, say(' sampleThings,')),
      ),
    },
    {
      path: 'apps/web/src/app/messages/en/ui.ts',
      edit: inside(/export const ui = \{/, say("\n  record_sample_thing: 'Sample thing',")),
    },
  ];
}

function onScreen(say: Say): Registration[] {
  return [
    { path: 'apps/web/src/ui/records.ts', edit: both(importIcon, lookOf(say)) },
    {
      path: 'apps/web/src/lib/live/refresh-records.ts',
      edit: inside(/const KEYS: [^=]*= \{/, say("\n  sample_thing: 'sample-things',")),
    },
    {
      path: 'apps/web/src/routes/tree.ts',
      edit: both(
        withImport(say("import { sampleThingRoutes } from './sample-things.ts';")),
        before(/settingsRoutes,?\s*\]/, say('...sampleThingRoutes, ')),
      ),
    },
    {
      path: 'apps/web/src/features/shell/Shell.tsx',
      edit: before(/\{\s*to: '\/settings'/, say(ROOM)),
    },
    {
      path: 'apps/web/src/features/shell/create-actions.ts',
      edit: both(
        before(/\/\*\* What the person at the screen may make/, say(FORM)),
        before(/\];\s+return all\./, say(ACTION)),
      ),
    },
  ];
}

const ROOM = `{
      to: '/sample-things',
      label: t('sampleThings.title'),
      icon: RECORDS.sample_thing.icon,
      isOpen: permissions.includes('sample_things.read'),
    },
    `;
const FORM = `const SampleThingForm = lazy(async () => ({
  default: (await import('../MODULE/sample-things/SampleThingForm.tsx')).SampleThingForm,
}));

`;
const ACTION = `{
      type: 'sample_thing',
      label: t('sampleThings.new'),
      permission: 'sample_things.write',
      form: SampleThingForm,
    },
  `;

type Edit = (text: string) => string;

function both(first: Edit, second: Edit): Edit {
  return (text) => second(first(text));
}

function lookOf(say: Say): Edit {
  const line =
    "  sample_thing: { icon: IconNotes, color: 'slate', word: () => t('ui.record_sample_thing') },\n";
  return before(/\} as const satisfies Record<string, RecordLook>/, say(line));
}

/** The icon that every new record has until somebody chooses a better one. */
const importIcon: Edit = (text) =>
  /\bIconNotes\b/.test(text) ? text : before(/Icon\w+[^{}]*\} from '@tabler/, 'IconNotes, ')(text);

/** After the last import of the file. */
function withImport(line: string): Edit {
  return (text) => {
    const last = [...text.matchAll(/^import [^;]*;$/gm)].at(-1);
    if (!last) throw new EntityError(`No place for: ${line}`);
    const end = last.index + last[0].length;
    return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
  };
}

function before(place: RegExp, addition: string): Edit {
  return (text) => {
    const at = text.search(place);
    if (at < 0) throw new EntityError(`No place for: ${addition.trim()}`);
    return text.slice(0, at) + addition + text.slice(at);
  };
}

function inside(opening: RegExp, addition: string): Edit {
  return (text) => {
    const found = opening.exec(text);
    if (!found) throw new EntityError(`No place for: ${addition.trim()}`);
    const end = found.index + found[0].length;
    return text.slice(0, end) + addition + text.slice(end);
  };
}

/** A module's `routes` is either one function or a list of calls; it becomes a longer list of calls. */
function callInRoutes(register: string): Edit {
  return (text) => {
    const single = /\broutes: (\w+)\b/.exec(text);
    if (single)
      return text.replace(single[0], `routes(api) { ${single[1]}(api); ${register}(api); }`);
    return before(/(?<=^( *)routes\(api\) \{\n(?: .*\n)+)(?=\1\})/m, `${register}(api);\n`)(text);
  };
}
