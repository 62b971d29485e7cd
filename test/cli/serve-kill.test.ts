// `serve --data`, killed under load at random moments: nothing that was acknowledged is lost, and what
// fell due while it was down happens in order and at its own time, before the first answer.
// The moments come after random numbers of acknowledged changes.

import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { createRandom, type Random } from '../../src/random/index.js';
import { orderV2 } from '../contract/orders.js';
import { quickOrDeep, seed } from '../deep/depth.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { endChildren } from '../support/processes.js';
import { type RunningProcess, startProcess } from '../support/server/index.js';
import { until } from '../support/waiting/index.js';

const rounds = quickOrDeep(1, 50, 20);

const project = '0123456789abcdef0123456789abcdef';

let program: Program;
beforeAll(() => {
  program = buildProgram();
  const takes = { uniform: ['100ms', '4s'] };
  const phases = {
    CREATING: { takes, fails: 0.1 },
    RESTARTING: { takes, faults: 0.1 },
    EXTENDING: { takes },
  };
  writeFileSync(join(program.folder, 'plan.json'), JSON.stringify({ phases, removal: '0s' }));
});
let server: RunningProcess;
afterAll(async () => {
  await endChildren();
  program.remove();
});

/** What a client knows of an instance, and what is asked for and not answered yet. */
interface Known {
  description: string;
  asked: string | undefined;
  deleted: boolean;
  deleting: boolean;
}

/** Works until the server is gone: creates, describes, restarts and deletes instances of its own. */
async function work(url: string, known: Map<string, Known>, random: Random): Promise<void> {
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/v2/${project}/instances${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const mine: string[] = [];
  try {
    for (;;) {
      const id = mine[Math.floor(random() * mine.length)];
      const chance = random();
      if (id === undefined || chance < 0.4) {
        const answer = await send('POST', '', orderV2({ description: 'new' }));
        const made = (await answer.json()).instance_id;
        known.set(made, { description: 'new', asked: undefined, deleted: false, deleting: false });
        mine.push(made);
      } else if (chance < 0.7) {
        const about = known.get(id) as Known;
        about.asked = `said ${random()}`;
        const { status } = await send('PUT', `/${id}`, { description: about.asked });
        if (status === 204) about.description = about.asked;
        about.asked = undefined;
      } else if (chance < 0.9) {
        await send('PUT', '/status', { action: 'restart', instances: [id] });
      } else {
        const about = known.get(id) as Known;
        about.deleting = true;
        about.deleted = (await send('DELETE', `/${id}`)).status === 204;
        about.deleting = about.deleted;
        if (about.deleted) mine.splice(mine.indexOf(id), 1);
      }
    }
  } catch (error) {
    // The connection broke: that was the kill.
    if (!/^(fetch failed|terminated)$/.test((error as Error).message)) throw error;
  }
}

interface Due {
  readonly seq: number;
  readonly atMs: number;
  readonly type: string;
  readonly subject: string;
}

type Change = { readonly at: string; readonly instance_id: string; readonly status: string };

/** What the file says has happened and is due, read from a copy of it. */
function recordsIn(path: string, round: number): { agenda: Due[]; trace: Change[] } {
  const copy = `${path}.${round}.copy`;
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  const database = new Libsql(copy);
  const all = <T>(collection: string) =>
    (
      database.prepare('SELECT record FROM records WHERE collection = ?').raw().all(collection) as [
        string,
      ][]
    ).map(([text]) => JSON.parse(text) as T);
  const agenda = all<Due>('agenda');
  const trace = all<{ number: number; change: Change }>('trace')
    .sort((a, b) => a.number - b.number)
    .map(({ change }) => change);
  database.close();
  return { agenda, trace };
}

/** Every change, as the first answer has it. */
async function traceOf(url: string) {
  const text = await (await fetch(`${url}/_control/trace`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Change);
}

async function checkAcknowledged({ url }: RunningProcess, known: Map<string, Known>) {
  const show = async (id: string) => {
    const answer = await fetch(`${url}/v2/${project}/instances/${id}`);
    return { status: answer.status, body: await answer.json() };
  };
  for (const [id, { description, asked, deleted, deleting }] of known) {
    const { status, body } = await show(id);
    if (deleted) {
      expect([id, status]).toEqual([id, 404]);
    } else if (status === 404) {
      // Asked for and not answered: it may have happened.
      expect([id, deleting]).toEqual([id, true]);
    } else {
      expect([id, status]).toEqual([id, 200]);
      expect([description, asked]).toContain(body.description);
    }
    if (status === 404) known.delete(id);
    else known.set(id, { description: body.description, asked: undefined, deleted, deleting });
  }
}

/** What was due while the server was down has happened, in order and each at its own time. */
function checkDue(agenda: readonly Due[], upToMs: number, trace: readonly Change[]) {
  const due = agenda
    .filter(({ type, atMs }) => type === 'phaseEnd' && atMs <= upToMs)
    .sort((a, b) => a.atMs - b.atMs || a.seq - b.seq);
  const expected = due.map(({ atMs, subject }) => ({
    at: new Date(atMs).toISOString(),
    instance_id: subject,
  }));
  const happened = trace.map(({ at, instance_id }) => ({ at, instance_id }));
  expect(happened.slice(0, expected.length)).toEqual(expected);
  const times = trace.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  return due.length;
}

/** How many changes it has acknowledged, by its own log. */
const acknowledgedBy = ({ lines }: RunningProcess) =>
  lines.filter(({ method, status }) => method !== 'GET' && Number(status) < 300).length;

/** Orders pairs of instances over and over, until the server is gone; `pairs` has the ids of those that came. */
async function orderPairs(url: string, client: number, pairs: Map<string, string[]>) {
  try {
    for (let n = 0; ; n++) {
      const name = `pair-${client}-${n}`;
      const body = JSON.stringify(orderV2({ name, instance_num: 2 }));
      const answer = await fetch(`${url}/v2/${project}/instances`, { method: 'POST', body });
      const { instances } = (await answer.json()) as { instances: { instance_id: string }[] };
      pairs.set(name, instances.map(({ instance_id }) => instance_id).sort());
    }
  } catch (error) {
    if (!/^(fetch failed|terminated)$/.test((error as Error).message)) throw error;
  }
}

/** The pairs that a server has, by their names without the number. */
async function pairsAt(url: string) {
  const pairs = new Map<string, string[]>();
  const answer = await fetch(`${url}/v2/${project}/instances?limit=1000&include_failure=true`);
  for (const { name, instance_id } of (await answer.json()).instances) {
    const pair = name.replace(/-\d+$/, '');
    pairs.set(pair, [...(pairs.get(pair) ?? []), instance_id].sort());
  }
  return pairs;
}

test('killed while calls of many clients are kept together, it has all of what it acknowledged and no halves', async () => {
  const path = join(program.folder, 'grouped.db');
  const pairs = new Map<string, string[]>();
  const args = ['--data', path, '--plan', 'plan.json'];
  server = await startProcess(program, args);
  const { url } = server;
  const clients = Array.from({ length: 16 }, (_, n) => orderPairs(url, n, pairs));
  await until(() => pairs.size > 40);
  await server.end('SIGKILL');
  await Promise.all(clients);
  server = await startProcess(program, args);
  const kept = await pairsAt(server.url);
  expect([...pairs].map(([name]) => [name, kept.get(name)])).toEqual([...pairs]);
  expect([...kept.values()].filter(({ length }) => length !== 2)).toEqual([]);
  // At most one call of each client was under way.
  expect(kept.size).toBeLessThanOrEqual(pairs.size + clients.length);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
});

test(`killed at ${rounds} random moments under load, it loses nothing (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const path = join(program.folder, 'killed.db');
  const args = ['--data', path, '--plan', 'plan.json'];
  const known = new Map<string, Known>();
  let [acknowledged, happened] = [0, 0];
  server = await startProcess(program, args);
  for (let round = 0; round < rounds; round++) {
    const { url } = server;
    const clients = Array.from({ length: 4 }, (_, n) =>
      work(url, known, createRandom(seed, 1 + round * 4 + n)),
    );
    const enough = 5 + random() * 60;
    await until(() => acknowledgedBy(server) > enough);
    expect(await server.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await Promise.all(clients);
    expect(server.errors()).toBe('');
    acknowledged += acknowledgedBy(server);

    const { agenda, trace: before } = recordsIn(path, round);
    // Something falls due while the server is down, if anything is to.
    const dueMs = agenda.filter(({ type }) => type === 'phaseEnd').map(({ atMs }) => atMs);
    if (dueMs.length > 0) await until(() => Math.min(...dueMs) <= Date.now());
    const startedMs = Date.now();
    server = await startProcess(program, args);
    const trace = await traceOf(server.url);
    expect(trace.slice(0, before.length)).toEqual(before);
    happened += checkDue(agenda, startedMs, trace.slice(before.length));
    await checkAcknowledged(server, known);
  }
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  // Otherwise there was nothing to lose.
  expect(acknowledged).toBeGreaterThan(rounds * 5);
  expect(happened).toBeGreaterThan(0);
  process.stdout.write(
    `${rounds} kills: ${acknowledged} acknowledged changes kept, ${happened} due\n`,
  );
});
