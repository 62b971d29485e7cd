// A copy of the project in which mutants are compiled and tested, one after the other.

// biome-ignore lint/style/noRestrictedImports: no test runs this, and each run ends its whole group
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const root = process.cwd();
/** What a copy does not need. What is built goes along: the compiler then knows what it need not look at. */
const notCopied = new Set(['node_modules', 'reports', '.git']);

/** How long a test file may take: a mutant that loops for ever is noticed, too. */
const limitMs = 100_000;

/** What a process keeps of each run is freed when it ends, after so many. */
const runsOfAProcess = 40;

/** Makes a copy; `close()` takes it away. */
export function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-mutants-'));
  const [copy, temporary] = [join(folder, 'copy'), join(folder, 'tmp')];
  mkdirSync(temporary);
  cpSync(root, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => path === root || !notCopied.has(basename(path)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const report = join(folder, 'first-failure.json');
  const env = { ...process.env, TMPDIR: temporary, FIRST_FAILURE: report, NO_COLOR: '1' };
  const place = { cwd: copy, env, detached: true };
  const jest = warmJest(place);
  return {
    write: (file, text) => writeFileSync(join(copy, file), text),
    read: (file) => readFileSync(join(copy, file), 'utf8'),
    remove: (file) => rmSync(join(copy, file)),
    restore: (file) => cpSync(join(root, file), join(copy, file)),
    /** The files that the compiler complains about. */
    complaints: () => complaints(place),
    /** The first test that fails, and how; undefined when all pass. `source` is another for other sources. */
    firstFailure: (tests, source) => jest.run(tests, source),
    /** The next tests run in a process that knows nothing of earlier ones. */
    restart: () => jest.end(),
    close() {
      for (const end of running) end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
    },
  };
}

/** What ends the processes that run. */
const running = new Set();

/** A function that ends a process and all that it started. */
function endingOf(child) {
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of them have ended.
    }
  };
  running.add(end);
  child.on('close', () => {
    end();
    running.delete(end);
  });
  return end;
}

/** The files that the compiler complains about, after building what is not up to date. */
async function complaints(place) {
  const tsc = ['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false'];
  const child = spawn(process.execPath, tsc, { ...place, stdio: ['ignore', 'pipe', 'inherit'] });
  endingOf(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  const files = [...said.matchAll(/^(\S+)\(\d+,\d+\): error /gm)].map(([, file]) => file);
  if (code !== 0 && files.length === 0) throw new Error(`the compiler does not run: ${said}`);
  return [...new Set(files)];
}

/** A jest that stays from one run to the next. */
function warmJest(place) {
  let current;
  let runs = 0;
  const end = async () => {
    if (current === undefined) return;
    const { child, kill } = current;
    current = undefined;
    runs = 0;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    kill();
    await ended;
  };
  const start = () => {
    const script = join(place.cwd, 'test/mutation/judge-process.mjs');
    const child = fork(script, { ...place, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return { child, kill: endingOf(child) };
  };
  return {
    end,
    async run(tests, source) {
      if (runs >= runsOfAProcess) await end();
      current ??= start();
      runs += 1;
      const { child } = current;
      child.send({ tests, source });
      const answer = await answerOf(child);
      if (answer.title === undefined) return answer.failure;
      await end();
      return { title: answer.title };
    },
  };
}

/** What a process says of a run, or in words that it says nothing. It sends something after every file. */
function answerOf(child) {
  return new Promise((done) => {
    let timer;
    const finish = (answer) => {
      clearTimeout(timer);
      child.off('message', hear).off('exit', ended);
      done(answer);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish({ title: 'it never ends' }), limitMs);
    };
    const hear = (message) => (message === 'a file is done' ? wait() : finish(message));
    const ended = () => finish({ title: 'it ends the process' });
    child.on('message', hear).on('exit', ended);
    wait();
  });
}
