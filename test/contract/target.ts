// What the contract tests run against: an emulator in this process, on a clock that they move, or
// whatever DCS_CONTRACT_URL names. There time is real, and an instance settles when it settles.

import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { createVirtualClock } from '../../src/time/index.js';
import { tenSeconds } from '../support/emulator/ten-seconds.js';
import { requireDocumented } from './documented.shared.js';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are what the tests are about
  readonly body: any;
}

/** A client. */
export interface Client {
  readonly project: string;
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends to a path below `/v2/{project}`. */
  v2(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Sends to a path below `/v1.0/{project}`. */
  v1(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** What is under test. */
export interface Target {
  /** Whether time is the tests' to move, and plans and faults theirs to choose. */
  readonly isOurs: boolean;
  /** The emulator in this process. */
  readonly emulator: Emulator;
  client(project?: string): Client;
  /** Lets all that is under way come to its end: in no time here, by waiting elsewhere. */
  settle(): Promise<void>;
  close(): void;
}

/** Where the tests go instead of an emulator of their own. */
export const contractUrl: string | undefined = process.env.DCS_CONTRACT_URL;

// Elsewhere a test waits for real instances.
if (contractUrl) jest.setTimeout(300_000);

/** Runs a test only where time, plans and faults are ours. */
export const testOurs = contractUrl ? test.skip : test;

/** When the emulators of the tests begin: 2026-01-01. */
export const startMs = Date.UTC(2026, 0, 1);

const ownProject = process.env.DCS_CONTRACT_PROJECT ?? '0123456789abcdef0123456789abcdef';
const waitMs = Number(process.env.DCS_CONTRACT_WAIT_MS ?? 8000);

/** What the tests send to: one target for each test file. */
export function createTarget(options: EmulatorOptions = {}): Target {
  const clock = createVirtualClock({ startMs });
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock,
    plan: tenSeconds,
    onDefect: (error) => defects.push(error),
    ...options,
  });
  const send = async (request: Request): Promise<Response> => {
    const response = await (contractUrl ? fetch(request) : emulator.fetch(request));
    if (defects.length > 0) throw defects.shift();
    // No page documents what a hook answers in the place of an operation.
    if (!options.hooks) await requireDocumented(request, response.clone());
    return response;
  };
  return {
    isOurs: contractUrl === undefined,
    emulator,
    client: (project = ownProject) => clientOver(send, project),
    async settle() {
      if (contractUrl) await new Promise((resolve) => setTimeout(resolve, waitMs));
      else emulator.clock.advanceBy(60_000);
    },
    close: () => emulator.close(),
  };
}

function clientOver(send: (request: Request) => Promise<Response>, project: string): Client {
  const base = contractUrl ?? 'http://dcs.localhost';
  const client: Client = {
    project,
    async send(method, path, body) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = {
        'Content-Type': 'application/json',
        'X-Auth-Token': process.env.DCS_CONTRACT_TOKEN ?? 'any',
      };
      const init = { method, headers, ...(text !== undefined && { body: text }) };
      const response = await send(new Request(base + path, init));
      const answer = await response.text();
      const { status, headers: sent } = response;
      return { status, headers: sent, body: answer === '' ? undefined : JSON.parse(answer) };
    },
    v2: (method, path, body) => client.send(method, `/v2/${project}${path}`, body),
    v1: (method, path, body) => client.send(method, `/v1.0/${project}${path}`, body),
  };
  return client;
}
