// @ts-check
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../steps.mjs';

const sources = '{apps,packages}/*/src/**/*.{ts,tsx}';

/**
 * @typedef {{ rule: string, from: string, to: string }} Breach
 * @typedef {{ expected: string[], missing: string[], breaches: Breach[] }} LawReport
 */

/**
 * Cruises a tree of sources under the import law of .dependency-cruiser.cjs.
 * @param {string} folder a checkout, or a tree laid out like one
 * @returns {Promise<LawReport>} `missing` are source files the cruise did not see: a law that looks
 *   at nothing holds always
 */
export async function inspect(folder) {
  const expected = globSync(sources, { cwd: folder }).filter((path) => !path.endsWith('.d.ts'));
  const targets = ['apps', 'packages'].filter((name) => existsSync(join(folder, name)));
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = [cli, '--config', config, '--output-type', 'json', ...targets];
  const { output } = await run(process.execPath, args, { cwd: folder });
  if (!output.startsWith('{')) throw new Error(output);
  const { modules, summary } = JSON.parse(output);
  const seen = new Set(modules.map((/** @type {{ source: string }} */ { source }) => source));
  const breaches = summary.violations.map(
    (/** @type {{ rule: { name: string }, from: string, to: string }} */ violation) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: violation.to,
    }),
  );
  return { expected, missing: expected.filter((path) => !seen.has(path)), breaches };
}

if (import.meta.main) {
  const { expected, missing, breaches } = await inspect(root);
  for (const { rule, from, to } of breaches) console.error(`${rule}\n  ${from} → ${to}`);
  for (const path of missing) console.error(`not cruised: ${path}`);
  if (expected.length === 0) console.error('No sources found.');
  console.log(`${expected.length - missing.length} modules, ${breaches.length} breaches`);
  const held = expected.length > 0 && missing.length + breaches.length === 0;
  process.exitCode = held ? 0 : 1;
}
