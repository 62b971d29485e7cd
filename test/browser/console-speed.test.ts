// Ten thousand instances, a hundred changes a second: the page keeps its frames, and has no more rows
// than can be seen.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInBrowser } from '../support/browser/index.js';
import type { Program } from '../support/cli/index.js';
import { startProcess } from '../support/server/index.js';
import { buildWithConsole } from './console-server.js';

let program: Program;
beforeAll(() => {
  program = buildWithConsole();
  const fixtures = { instances: [{ name: 'many', kind: 'ha', count: 10_000 }] };
  writeFileSync(join(program.folder, 'many.json'), JSON.stringify(fixtures));
}, 120_000);
afterAll(() => program?.remove());

/** Counts frames for so many milliseconds. */
const framesPerSecond = (ms: number) => `new Promise((done) => {
  const begin = performance.now();
  let frames = 0;
  requestAnimationFrame(function frame(now) {
    frames++;
    if (now - begin < ${ms}) requestAnimationFrame(frame);
    else done(frames / ((now - begin) / 1000));
  });
})`;

describeInBrowser('the console with a large fleet', (openTab) => {
  it('draws 30 frames a second or more while 100 of 10 000 instances change in each', async () => {
    const server = await startProcess(program, ['--fixtures', 'many.json']);
    const { page, errors } = await openTab();
    await page.goto(server.url);
    await page.getByText('10,000 of 10,000 shown').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    const ids: string[] = [];
    for await (const chunk of [0, 1000]) {
      const list = `/v2/0123456789abcdef0123456789abcdef/instances?limit=1000&offset=${chunk}`;
      const { instances } = await (await fetch(server.url + list)).json();
      ids.push(...instances.map(({ instance_id: id }: { instance_id: string }) => id));
    }
    let changes = 0;
    const send = async (id: string, event: string) => {
      const body = JSON.stringify({ event });
      const { ok } = await fetch(`${server.url}/_control/instances/${id}/events`, {
        method: 'POST',
        body,
      });
      if (ok) changes++;
    };
    const pump = setInterval(() => {
      for (const id of ids.splice(0, 10)) void send(id, 'fault').catch(() => {});
    }, 100);
    const began = performance.now();
    const fps = (await page.evaluate(framesPerSecond(4000))) as number;
    const perSecond = changes / ((performance.now() - began) / 1000);
    clearInterval(pump);
    expect(perSecond).toBeGreaterThan(80);
    expect(fps).toBeGreaterThanOrEqual(30);
    await page.getByRole('button', { name: /^Faulty\s*[\d,]+/ }).waitFor();
    expect(errors).toEqual([]);
    await server.end('SIGTERM');
  });
});
