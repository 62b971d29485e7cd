// What one may run in place of this emulator when a test asks for the status of an instance, as a process of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { LoadRequest } from '../emulator/load.js';

/** The answer to GET of an instance, with all of its fields. */
export type Instance = Readonly<Record<string, unknown>> & { readonly instance_id: string };

/** What an answer says. */
export interface Seen {
  readonly status: unknown;
  readonly fields: readonly string[];
}

/** An instance as DCS tells it. */
export const readAsDcs = (body: unknown): Seen => {
  const instance = body as Instance;
  return { status: instance.status, fields: Object.keys(instance) };
};

/** A server, started. */
export interface Anchor {
  readonly name: string;
  readonly port: number;
  /** From its start to its first answer. */
  readonly startMs: number;
  /** Asks for the instance. */
  readonly show: LoadRequest;
  /** What an answer says of it. */
  read(body: unknown): Seen;
  /** The status of an instance that can be used. */
  readonly ready: string;
  /** What an answer must have; all fields of DCS unless given. */
  readonly fields?: readonly string[];
  /** Creates the instance. */
  create(): Promise<void>;
  /** Brings the instance to its end where the server does not do so by itself. */
  finish?(): Promise<void>;
  end(): Promise<void>;
}

/** How long an instance is being created where that is a matter of time: longer than it takes to ask once. */
export const createdAfterMs = 1500;

/** A command that serves at a port. */
export interface ServerCommand {
  readonly file: string;
  readonly args: (port: number) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

let all: string | undefined;

/** A folder that goes when the bench ends. */
export function newFolder(): string {
  if (all === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'bench-anchors-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    all = made;
  }
  return mkdtempSync(join(all, 'of-'));
}

/** Starts a server, and waits until it answers whatever it is asked. */
export async function startCommand({ file, args, env }: ServerCommand) {
  const port = await freePort();
  // A log in a file costs the one who measures nothing.
  const log = join(newFolder(), 'log');
  const out = openSync(log, 'a');
  const start = performance.now();
  const child = spawn(file, args(port), {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...env },
  });
  closeSync(out);
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${file} ended with ${code}: ${readFileSync(log, 'utf8').slice(-2000)}`)),
    );
  });
  failed.catch(() => {});
  try {
    await Promise.race([untilAnswer(`http://127.0.0.1:${port}/`), failed]);
  } catch (error) {
    child.kill();
    throw error;
  }
  return { port, startMs: performance.now() - start, end: () => ended(child) };
}

async function untilAnswer(url: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return void (await answer.text());
    await setTimeout(20);
  }
  throw new Error(`nothing answers at ${url}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends JSON and expects it to be taken. */
export async function sendJson(
  url: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  await answer.text();
}
