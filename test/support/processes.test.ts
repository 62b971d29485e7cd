// What a test starts is gone when the test is, even if the whole runner is killed in the middle of it.

import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { endChildren, startChild } from './processes.js';

afterEach(endChildren);

/** Lives until it is killed, or for two minutes. */
const waiting = "process.stdout.write('up\\n'); setTimeout(() => {}, 120_000)";

test('a process that was not ended is killed, even when its output was not read', async () => {
  const silent = startChild(process.execPath, ['-e', waiting]);
  const loud = startChild(process.execPath, ['-e', waiting]);
  await once(loud.stdout as NodeJS.EventEmitter, 'data');
  await endChildren();
  expect([silent.signalCode, loud.signalCode]).toEqual(['SIGKILL', 'SIGKILL']);
});

// It takes a shell to see to it.
const posix = process.platform === 'win32' ? test.skip : test;

posix('a runner that is killed takes along what it has started and not ended', async () => {
  const child = (code: string) => `startChild(process.execPath, ['-e', ${JSON.stringify(code)}], {
    stdio: ['ignore', 'inherit', 'ignore'],
  });`;
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { startChild } from './processes.js';
        ${child(waiting)}
        ${child('')}
        setInterval(() => {}, 1_000);`,
      resolveDir: join(process.cwd(), 'test/support'),
    },
    bundle: true,
    platform: 'node',
    write: false,
  });
  const runner = startChild(process.execPath, ['-e', outputFiles[0]?.text ?? '']);
  await once(runner.stdout as NodeJS.EventEmitter, 'data');
  runner.kill('SIGKILL');
  // Closed once no process can write to it any more: neither the runner nor its children, which share it.
  await once(runner, 'close');
  expect(runner.signalCode).toBe('SIGKILL');
});
