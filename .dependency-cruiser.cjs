// The import law. Each rule is named after the sentence it keeps; scripts/check/import-law.test.ts
// shows with small trees that every rule fails when it is broken.
const server = '^apps/server/src/';
const modules = `${server}modules/`;
const contract = '^packages/contract/';
const tests = String.raw`\.test\.tsx?$|/src/testing/`;

/** Rooms of the server by floor: calls go down the floors, news goes up as events. */
const floors = [
  ['identity', 'clients', 'notifications'],
  ['crm', 'sites', 'analytics', 'billing'],
  ['commerce', 'work', 'inbox'],
  ['assistant', 'workspace'],
  ['home'],
];
const rooms = floors.flat();

/** Layers of the web app from the top: each imports only those after it. */
const webLayers = ['app', 'routes', 'features', 'ui', 'lib'];

/** @type {(name: string, from: object, to: object) => { name: string, severity: 'error', from: object, to: object }} */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

const floorRules = floors.flatMap((names, floor) =>
  names.map((name) => {
    const below = floors.slice(0, floor).flat();
    const closed = rooms.filter((room) => room !== name && !below.includes(room));
    return rule(
      `floors: ${name} calls only rooms below it`,
      { path: `${modules}${name}/`, pathNot: tests },
      { path: `${modules}(${closed.join('|')})/` },
    );
  }),
);

const webRules = webLayers
  .slice(1)
  .map((layer, index) =>
    rule(
      `web: ${layer} imports nothing above it`,
      { path: `^apps/web/src/${layer}/`, pathNot: tests },
      { path: `^apps/web/src/(${webLayers.slice(0, index + 1).join('|')})/` },
    ),
  );

module.exports = {
  forbidden: [
    rule('no cycles', {}, { circular: true }),
    rule('every import resolves', {}, { couldNotResolve: true, pathNot: '^virtual:' }),
    rule(
      'contract imports nothing of ours',
      { path: contract },
      { path: '^(apps|packages|scripts|e2e|bench)/', pathNot: contract },
    ),
    rule(
      'contract does no input or output',
      { path: contract, pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'platform imports no module',
      { path: `${server}platform/`, pathNot: tests },
      { path: modules },
    ),
    rule(
      'only the entry files stand above the modules',
      { path: `${server}(platform|modules)/`, pathNot: tests },
      { path: `${server}(main|app|modules)\\.ts$` },
    ),
    rule(
      'every module has a floor',
      { path: `${modules}(?!(${rooms.join('|')})/)[^/]+/` },
      { path: '.' },
    ),
    rule(
      'a module enters another by its index',
      { path: `${modules}([^/]+)/`, pathNot: tests },
      { path: `${modules}[^/]+/`, pathNot: [`${modules}$1/`, `${modules}[^/]+/index\\.ts$`] },
    ),
    ...floorRules,
    rule(
      'only queries import kysely',
      {
        path: server,
        pathNot: [tests, `${server}platform/(db|records)/`, String.raw`\.queries\.ts$`],
      },
      { path: '(^|node_modules/)kysely(/|$)' },
    ),
    rule(
      'the product imports no test code',
      { path: '^(apps|packages)/[^/]+/src/', pathNot: tests },
      { path: tests },
    ),
    rule('server stays on its side', { path: '^apps/server/' }, { path: '^apps/(web|embed)/' }),
    rule('web stays on its side', { path: '^apps/web/' }, { path: '^apps/(server|embed)/' }),
    rule('embed stays on its side', { path: '^apps/embed/' }, { path: '^apps/(server|web)/' }),
    rule(
      'apps import no scripts, benches or journeys',
      { path: '^apps/' },
      { path: '^(scripts|bench|e2e)/' },
    ),
    ...webRules,
    rule(
      'loader and tracker take only types from contract',
      { path: '^apps/embed/src/(loader|tracker)[/.]', pathNot: tests },
      { path: contract, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'loader and tracker are plain TypeScript',
      { path: '^apps/embed/src/(loader|tracker)[/.]', pathNot: tests },
      { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
