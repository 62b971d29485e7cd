// Every check once, then one summary, whose last line counts. Ends with 1 when anything failed.
// `--tests=FILE`: the tests have just run, and jest's JSON report of them lies there.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { tests: { type: 'string' } } });

/** The folders of test/ that are a check of their own; the rest are the tests. */
const checksOfTheirOwn = ['architecture', 'docs', 'package'];

const windows = process.platform === 'win32';

function npmRun(...args) {
  const start = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  return { ok: status === 0, seconds: (performance.now() - start) / 1000 };
}

/** A check that passes or fails as a whole. */
function check(name) {
  console.log(`\n── ${name}`);
  const { ok, seconds } = npmRun(name);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, seconds };
}

function runTests() {
  console.log('\n── tests');
  const report = 'reports/tests.json';
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { seconds } = npmRun('test', '--', '--json', `--outputFile=${report}`);
  return { report, seconds };
}

/** Sorts jest's report into checks. What ran into an error before its first test failed once. */
function testChecks({ report, seconds }) {
  if (!existsSync(report)) return [{ name: 'tests', passed: 0, failed: 1, skipped: 0, seconds }];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const folderOf = ({ name }) => relative('test', name).split(sep)[0];
  const sum = (name, suites) => {
    const count = (...wanted) =>
      suites
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => wanted.includes(status)).length;
    const failed = count('failed');
    const broken = suites.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    ).length;
    const missing = suites.length === 0 ? 1 : 0;
    return {
      name,
      passed: count('passed'),
      failed: failed + broken + missing,
      skipped: count('pending', 'todo', 'disabled'),
    };
  };
  const rest = testResults.filter((suite) => !checksOfTheirOwn.includes(folderOf(suite)));
  return [
    { ...sum('tests', rest), seconds },
    ...checksOfTheirOwn.map((name) =>
      sum(
        name,
        testResults.filter((suite) => folderOf(suite) === name),
      ),
    ),
  ];
}

const checks = [
  check('types'),
  check('lint'),
  ...testChecks(values.tests ? { report: values.tests } : runTests()),
];

console.log('');
for (const { name, passed, failed, skipped, seconds } of checks) {
  const counts = [
    `${passed} passed`,
    failed && `${failed} failed`,
    skipped && `${skipped} skipped`,
  ];
  const time = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`;
  const verdict = failed === 0 ? 'ok  ' : 'FAIL';
  console.log(`${verdict} ${name.padEnd(12)} ${counts.filter(Boolean).join(', ')}${time}`);
}
const total = (of) => checks.reduce((sum, each) => sum + each[of], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
