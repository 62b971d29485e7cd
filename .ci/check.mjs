// Every check once, then one summary, whose last line counts. Ends with 1 when anything failed.
// `--all` adds what takes longer or needs the network: `npm start`, the deep tests, the newest Node.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { elsewhere, knowNoStatus } from '../test/exam/not-here.mjs';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });

/** The folders of test/ that are a check of their own; the rest are the tests. */
const checksOfTheirOwn = ['architecture', 'docs', 'package'];

const windows = process.platform === 'win32';

/** Runs a command to its end. */
function run(command, args, env = process.env) {
  const start = performance.now();
  const stdio = ['ignore', 'inherit', 'inherit'];
  const { status } = spawnSync(command, args, { stdio, env, shell: windows });
  return { ok: status === 0, seconds: (performance.now() - start) / 1000 };
}

/** A check that passes or fails as a whole. */
function check(name, command = 'npm', args = ['run', '--silent', name]) {
  console.log(`\n── ${name}`);
  const { ok, seconds } = run(command, args);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, seconds };
}

/** Runs a script that is jest; gives the suites of its report, none when there is no report. */
function jest(name, script, env, more = []) {
  console.log(`\n── ${name}`);
  const report = join('reports', `${script.replace(':', '-')}.json`);
  mkdirSync('reports', { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--silent', script, '--', ...more, '--json', `--outputFile=${report}`];
  const { ok, seconds } = run('npm', args, env);
  const suites = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
  return { name, ok, seconds, suites };
}

/** Counts the tests of suites. What ran into an error before its first test failed once. */
function sum(name, suites, seconds) {
  const tests = suites.flatMap(({ assertionResults }) => assertionResults);
  const count = (...wanted) => tests.filter(({ status }) => wanted.includes(status)).length;
  const broken = suites.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const missing = suites.length === 0 ? 1 : 0;
  return {
    name,
    passed: count('passed'),
    failed: count('failed') + broken + missing,
    skipped: count('pending', 'todo', 'disabled'),
    seconds,
  };
}

/** The sum of a run, in which something failed if jest says so, whatever its report says. */
function whole({ name, ok, suites, seconds }) {
  const counted = sum(name, suites, seconds);
  return ok ? counted : { ...counted, failed: Math.max(1, counted.failed) };
}

/** The tests, with the checks of their own in lines of their own. */
function tests() {
  const { ok, suites, seconds } = jest('tests', 'test');
  const folderOf = ({ name }) => relative('test', name).split(sep)[0];
  const rest = suites.filter((suite) => !checksOfTheirOwn.includes(folderOf(suite)));
  const parts = checksOfTheirOwn.map((name) =>
    sum(
      name,
      suites.filter((suite) => folderOf(suite) === name),
    ),
  );
  const isSaid = [sum('tests', rest), ...parts].some(({ failed }) => failed > 0);
  return [whole({ name: 'tests', ok: ok || isSaid, suites: rest, seconds }), ...parts];
}

/** Installs the newest Node that the registry has as a package; `bin` is its folder, unless that failed. */
function newestNode() {
  const { stdout } = spawnSync('npm', ['view', 'node', 'version'], {
    encoding: 'utf8',
    shell: windows,
  });
  const version = stdout.trim();
  const folder = mkdtempSync(join(tmpdir(), 'newest-node-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The package `node` would fetch this one in an install script.
  const binary = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const options = ['--prefix', folder, '--no-save', '--ignore-scripts', '--silent'];
  run('npm', ['install', ...options, `${binary}@${version}`]);
  const bin = join(folder, 'node_modules', binary, 'bin');
  return { name: `node ${version}`, ...(existsSync(bin) && { bin }) };
}

/** The deep tests, in which the exam runs most tests on the newest Node; and on that the others. */
function deepAndNewest() {
  const { name, bin } = newestNode();
  const env = bin ? { ...process.env, EXAM_TEST_NODE: bin } : process.env;
  const deep = whole(jest('deep', 'test:deep', env, ['--for-merge']));
  if (!bin) return [deep, { name, passed: 0, failed: 1, skipped: 0 }];
  const onNewest = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
  return [deep, whole(jest(name, 'test', onNewest, [...elsewhere, ...knowNoStatus]))];
}

const checks = [
  ...(values.all ? [check('start', process.execPath, ['.ci/ask-start.mjs'])] : []),
  check('types'),
  check('lint'),
  ...tests(),
  ...(values.all ? deepAndNewest() : []),
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
