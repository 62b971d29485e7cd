// `serve --data` on a disk that takes no more, and on a file that is removed: reading goes on,
// nothing more is acknowledged, one line says why, and what was acknowledged is there afterwards.

import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator, openDatabase } from '../../src/emulator/index.js';
import { presets } from '../../src/plan/index.js';
import { orderV2 } from '../contract/orders.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { startChild } from '../support/processes.js';
import { type RunningProcess, startProcess } from '../support/server/index.js';

jest.setTimeout(60_000);

// Windows can neither limit files nor take an open one away.
const posix = process.platform === 'win32' ? describe.skip : describe;

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

const instances = `/v2/${'0'.repeat(31)}1/instances`;
const post = (url: string) =>
  fetch(url + instances, { method: 'POST', body: JSON.stringify(orderV2()) });

/** Creates instances until one is refused, or there are so many. */
async function fill({ url }: RunningProcess, most: number) {
  const acknowledged: string[] = [];
  for (let n = 0; n < most; n++) {
    const answer = await post(url);
    if (answer.status !== 200) return { acknowledged, refused: await answer.json() };
    acknowledged.push((await answer.json()).instance_id);
  }
  return { acknowledged, refused: undefined };
}

async function idsAt(url: string): Promise<string[]> {
  const answer = await fetch(`${url + instances}?limit=1000`);
  const { instances: listed } = (await answer.json()) as { instances: { instance_id: string }[] };
  return listed.map(({ instance_id }) => instance_id);
}

const ready = async (url: string) => {
  const answer = await fetch(`${url}/_control/ready`);
  return { status: answer.status, body: await answer.json() };
};

/** A database that is larger already than its files may become. */
async function largeDatabase(path: string): Promise<void> {
  const emulator = createEmulator({
    persistence: await openDatabase(path),
    plan: presets.instant,
  });
  for (let n = 0; n < 300; n++) {
    const body = JSON.stringify(orderV2());
    await emulator.fetch(new Request(`http://localhost${instances}`, { method: 'POST', body }));
  }
  // What is due happens now, and not at the next start.
  await emulator.fetch(new Request(`http://localhost${instances}`));
  await new Promise(setImmediate);
  await emulator.fetch(new Request(`http://localhost${instances}`));
  emulator.close();
}

posix('a server', () => {
  test('on a full disk goes on reading, and ends in one line with 1', async () => {
    const path = join(program.folder, 'full.db');
    await largeDatabase(path);
    // The system refuses to let a file grow, as on a full disk, and any process may ask for that.
    const script = `trap '' XFSZ; ulimit -f 512; exec "$0" "$@"`;
    const start: Program['start'] = (args) =>
      startChild('/bin/sh', ['-c', script, process.execPath, program.main, ...args]);
    const server = await startProcess({ ...program, start }, ['--data', path]);
    const before = await idsAt(server.url);
    const { acknowledged, refused } = await fill(server, 1000);
    expect(refused).toMatchObject({
      error_code: 'EMU.0503',
      error_msg: expect.stringMatching(/could not be written: the disk/),
    });
    expect((await idsAt(server.url)).sort()).toEqual([...before, ...acknowledged].sort());
    // A smaller change than the one that failed may still find room.
    let answer = await ready(server.url);
    while (answer.status === 200) {
      acknowledged.push(...(await fill(server, 1)).acknowledged);
      answer = await ready(server.url);
    }
    expect(answer).toMatchObject({
      status: 503,
      body: { ready: false, reason: expect.stringMatching(/could not be written: the disk/) },
    });
    expect(await server.end('SIGTERM')).toEqual({ code: 1, signal: null });
    const lines = server.errors().trimEnd().split('\n');
    expect(lines.at(-2)).toMatch(
      /^--data: .*; until changes can be kept again, none is acknowledged$/,
    );
    expect(lines.at(-1)).toMatch(
      /^--data: .*could not be closed: .*; what was acknowledged is safe/,
    );

    const again = await startProcess(program, ['--data', path]);
    expect((await idsAt(again.url)).sort()).toEqual([...before, ...acknowledged].sort());
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  test('whose data file is gone acknowledges nothing more until it is back', async () => {
    const path = join(program.folder, 'gone.db');
    const server = await startProcess(program, ['--data', path]);
    const { acknowledged } = await fill(server, 2);
    renameSync(path, `${path}.away`);
    expect(await ready(server.url)).toMatchObject({
      status: 503,
      body: {
        ready: false,
        reason: `${path}: was removed while in use; put it back, or start again`,
      },
    });
    expect((await post(server.url)).status).toBe(503);
    expect((await idsAt(server.url)).sort()).toEqual([...acknowledged].sort());
    renameSync(`${path}.away`, path);
    expect((await post(server.url)).status).toBe(200);
    expect(await ready(server.url)).toMatchObject({ status: 200, body: { ready: true } });
    const lines = server.errors().trimEnd().split('\n');
    expect(lines).toEqual([
      `--data: ${path}: was removed while in use; put it back, or start again; until changes can be kept again, none is acknowledged`,
      '--data: changes are kept again',
    ]);
    rmSync(path);
    expect(await server.end('SIGTERM')).toEqual({ code: 1, signal: null });
    expect(server.errors().trimEnd().split('\n')).toHaveLength(4);
  });
});
