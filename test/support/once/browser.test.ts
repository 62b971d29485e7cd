// The browser of a run ends with the process that holds it, however that one ends.

import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { findBrowser } from '../browser/find-browser.js';
import { endChildren, startChild } from '../processes.js';
import { until } from '../waiting/index.js';

afterEach(endChildren);

const withBrowser = findBrowser() && existsSync('/proc/self/task') ? describe : describe.skip;

/** The ids of what a process has started, and of what that has, and so on. */
function descendants(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}

/** What was ended has no command line any more, even before its exit code was read. */
function isGone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return true;
  }
}

withBrowser('a runner with a browser', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('takes it along on %s', async (signal) => {
    const { outputFiles } = buildSync({
      stdin: {
        contents: `import { makeBrowser } from './browser.js';
          makeBrowser().then(() => console.log('up'));`,
        resolveDir: join(process.cwd(), 'test/support/once'),
      },
      bundle: true,
      platform: 'node',
      packages: 'external',
      write: false,
    });
    const runner = startChild(process.execPath, ['-e', outputFiles[0]?.text ?? '']);
    await once(runner.stdout as NodeJS.EventEmitter, 'data');
    const started = descendants(runner.pid as number);
    expect(started.length).toBeGreaterThan(1);
    runner.kill(signal);
    await until(() => started.every(isGone));
  });
});
