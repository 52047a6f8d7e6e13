// @ts-check
// Everything a change must keep before it is proposed: each step with its time and verdict, the
// output of failed ones whole. `npm run check -- lint types` runs only those.
import { join } from 'node:path';
import { root, runScript, verdictLine } from './steps.mjs';

const bin = join(root, 'node_modules');
const projects = ['packages/contract', 'apps/server', 'apps/web', 'apps/embed', '.'];

/** @type {Record<string, () => Promise<import('./steps.mjs').Outcome>>} */
const steps = {
  format: () => runScript([join(bin, 'oxfmt/bin/oxfmt'), '--check', '.']),
  lint: () => runScript([join(bin, 'oxlint/bin/oxlint'), '--deny-warnings']),
  types,
  'import law': () => runScript(['scripts/check/import-law.mjs']),
  'dead code': () => runScript([join(bin, 'knip/bin/knip.js'), '--no-progress']),
  sizes: () => runScript(['scripts/check-sizes.mjs']),
  docs: () => runScript(['scripts/check-docs.mjs']),
  folders: () => runScript(['scripts/check/folders.mjs']),
  lockfile: () => runScript(['scripts/check/lockfile.mjs']),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. One of: ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { code, output, seconds } = await step();
  const ok = code === 0;
  if (ok) passed += 1;
  else failed += 1;
  if (!ok) console.log(output.trimEnd());
  console.log(verdictLine(name, { ok, seconds }));
}
console.log(`check: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function types() {
  const compiler = join(bin, 'typescript/bin/tsc');
  const total = { code: 0, output: '', seconds: 0 };
  for (const project of projects) {
    const outcome = await runScript([compiler, '--noEmit', '-p', join(project, 'tsconfig.json')]);
    // "No inputs were found": a workspace without sources has no wrong types.
    const empty = outcome.output.includes('TS18003');
    if (outcome.code !== 0 && !empty) total.code = 1;
    if (!empty) total.output += outcome.output;
    total.seconds += outcome.seconds;
  }
  return total;
}
