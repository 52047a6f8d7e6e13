// @ts-check
// What .ci/run does once the machine has what it needs: each step with its time and verdict, the
// output of a failed step whole, and the sum last.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, verdictLine } from './steps.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'atrium-ci-'));
const sum = { passed: 0, failed: 0 };

try {
  await step('check', { count: countChecks });
  // The journeys are a step of their own.
  await tests('test', { ATRIUM_SKIP_E2E: '1' });
  await tests('test:postgres');
  await tests('test:e2e');
} finally {
  rmSync(scratch, { recursive: true });
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/**
 * @typedef {{ passed: number, failed: number, note: string }} Count
 * @typedef {{ args?: string[], env?: Record<string, string>, count: (output: string) => Count }} Step
 */

/**
 * One npm command, as a person would give it.
 * @param {string} name
 * @param {Step} step
 */
async function step(name, { args = [], env, count }) {
  console.log(`… npm run ${name}`);
  const { code, output, seconds } = await run('npm', ['run', name, '--', ...args], {
    env: { ...env, CI: '1', NO_COLOR: '1' },
  });
  const { passed, failed, note } = count(output);
  // A step that fails without a failed test (it did not start, an error outside a test) counts too.
  const failures = code === 0 ? failed : Math.max(failed, 1);
  sum.passed += passed;
  sum.failed += failures;
  if (failures > 0) console.log(output.trimEnd());
  console.log(verdictLine(name, { ok: failures === 0, seconds, note }));
}

/** @param {string} name @param {Record<string, string>} [env] */
async function tests(name, env = {}) {
  const file = join(scratch, `${name.replace(':', '-')}.json`);
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await step(name, { args, env, count: () => countTests(file) });
}

/** @param {string} output @returns {Count} */
function countChecks(output) {
  const [, passed = '0', failed = '0'] = /^check: (\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed), note: `${passed} steps passed` };
}

/** @param {string} file @returns {Count} */
function countTests(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, note: 'no report' };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  // A file that could not be loaded or prepared has failed without a failed test of its own.
  const failedFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  return {
    passed,
    failed: failed + failedFiles,
    note: `${passed} passed, ${failed + failedFiles} failed, ${skipped} skipped`,
  };
}
