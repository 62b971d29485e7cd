// A copy of the project in which a mutant is compiled and tested, one after the other.

// biome-ignore lint/style/noRestrictedImports: no test runs this, and each run ends its whole group
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();
/** What a copy does not need. What is built goes along: the compiler then knows what it need not look at. */
const notCopied = new Set(['node_modules', 'reports', '.git']);

/** How long so many test files may take: a mutant that loops for ever is noticed, too. */
const limitMs = (files) => 60_000 + files * 20_000;

/** Makes a copy; `remove()` takes it away. */
export function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-mutants-'));
  const [copy, temporary] = [join(folder, 'copy'), join(folder, 'tmp')];
  mkdirSync(temporary);
  cpSync(root, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !notCopied.has(path.slice(root.length + 1)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const report = join(folder, 'first-failure.json');
  const env = { ...process.env, TMPDIR: temporary, FIRST_FAILURE: report, NO_COLOR: '1' };
  const node = (args, ms) => run(args, { cwd: copy, env }, ms);
  return {
    write: (file, text) => writeFileSync(join(copy, file), text),
    restore: (file) => cpSync(join(root, file), join(copy, file)),
    /** Whether the project still compiles. */
    async compiles() {
      return (await node(['node_modules/typescript/bin/tsc', '-b'], limitMs(1))).code === 0;
    },
    /** The first test that fails, and how; undefined when all pass. */
    async firstFailure(tests) {
      rmSync(report, { force: true });
      const jest = ['node_modules/jest/bin/jest.js', '--ci', '--bail', '--silent', '-w', '1'];
      const environment = '--env=<rootDir>/test/mutation/first-failure-native.cjs';
      const reporter = '--reporters=<rootDir>/test/mutation/first-failure-reporter.cjs';
      const end = await node(
        [...jest, reporter, environment, '--runTestsByPath', ...tests],
        limitMs(tests.length),
      );
      if (end.code === 0) return undefined;
      if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8'));
      if (end.code === null) return { title: 'it never ends' };
      throw new Error(`jest does not run: ${end.said.slice(-1_000)}`);
    },
    remove() {
      for (const end of running) end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
    },
  };
}

/** What ends the runs that are under way. */
const running = new Set();

/** Runs node to its end, or to the limit, and ends whatever it started. */
function run(args, options, ms) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-2_000);
      });
    }
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of them have ended.
      }
    };
    running.add(end);
    const timer = setTimeout(end, ms);
    child.on('close', (code) => {
      clearTimeout(timer);
      end();
      running.delete(end);
      done({ code, said });
    });
  });
}
