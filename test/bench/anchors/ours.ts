// This emulator as one starts it, with its log on.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { order, project } from '../emulator/requests.js';
import { type Anchor, createdAfterMs, newFolder, readAsDcs, startCommand } from './anchor.js';

/** `dcs-lifecycle serve` with an instance that is being created. */
export async function ours(): Promise<Anchor> {
  const plan = join(newFolder(), 'plan.json');
  writeFileSync(plan, JSON.stringify({ phases: { CREATING: { takes: `${createdAfterMs}ms` } } }));
  const server = await startCommand({
    file: process.execPath,
    args: (port) => ['dist/bin/main.js', 'serve', '--port', `${port}`, '--plan', plan],
  });
  const path = `/v2/${project}/instances`;
  const url = `http://127.0.0.1:${server.port}${path}`;
  const answer = await fetch(url, { method: 'POST', body: order });
  const { instances } = (await answer.json()) as {
    readonly instances: readonly { readonly instance_id: string }[];
  };
  const [created] = instances;
  if (!created) throw new Error('serve creates nothing');
  return {
    name: 'dcs-lifecycle serve',
    ...server,
    show: { method: 'GET', path: `${path}/${created.instance_id}`, status: 200 },
    read: readAsDcs,
    ready: 'RUNNING',
    // It is there already: its id is the one of all.
    create: async () => {},
  };
}
