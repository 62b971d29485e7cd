// What the replayed clients have in common: a server to talk to, a clock that goes on while they wait,
// and a check that every answer of DCS is what its operation says.

import { z } from 'zod';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { operations } from '../../../src/protocol/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { startMs } from '../../contract/target.js';
import { tenSeconds } from '../../support/emulator/ten-seconds.js';

/** Where the emulator seems to be. */
export const base = 'http://127.0.0.1:8632';

/** Who may sign in. */
export const user = { name: 'tester', password: 'Pass-of-the-Tester-1' };
export const keys = { ak: 'AKCLIENT', sk: 'the secret of a client' };

/** An answer, and its text for those who read JSON strictly. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: clients read what they need
  readonly body: any;
}

/** A server to talk to. */
export interface Conversation {
  readonly emulator: Emulator;
  say(
    method: string,
    url: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Heard>;
  /** Lets time go by, as clients do between polls. */
  sleep(ms: number): void;
  close(): void;
}

/** Begins to talk to an emulator that lets no client in without credentials. */
export function converse(): Conversation {
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock: createVirtualClock({ startMs }),
    plan: tenSeconds,
    identity: {
      mode: 'strict',
      users: [user],
      accessKeys: [{ accessKey: keys.ak, secretKey: keys.sk }],
    },
    onDefect: (error) => defects.push(error),
  });
  return {
    emulator,
    async say(method, url, headers = {}, body = undefined) {
      const init = { method, headers, ...(body !== undefined && { body }) };
      const response = await emulator.fetch(new Request(url, init));
      expect(defects).toEqual([]);
      const text = await response.text();
      const { status } = response;
      const heard = { status, headers: response.headers, text, body: parsed(text) };
      if (/^\/v(1\.0|2)\//.test(new URL(url).pathname)) requireConforming(method, url, heard);
      return heard;
    },
    sleep: (ms) => {
      emulator.clock.advanceBy(ms);
    },
    close: () => emulator.close(),
  };
}

const parsed = (text: string) => (text === '' ? undefined : JSON.parse(text));

const defect = z.looseObject({ error_code: z.string().min(1), error_msg: z.string().min(1) });

/** A refusal has a code, a message and an id; everything else is what its operation answers. */
function requireConforming(method: string, url: string, { status, headers, body }: Heard): void {
  expect(headers.get('x-request-id')).toMatch(/./);
  if (body !== undefined) expect(headers.get('content-type')).toMatch(/^application\/json/);
  if (status >= 400) {
    defect.parse(body);
    return;
  }
  const { success } = operationAt(method, new URL(url).pathname);
  expect([success.status, success.also]).toContain(status);
  if (status === success.status && success.body) success.body.parse(body);
  else expect(body).toBeUndefined();
}

function operationAt(method: string, path: string) {
  const depth = (form: string) => form.split('{').length;
  const matches = (form: string) => {
    const withProject = form.includes('{project_id}')
      ? form
      : form.replace(/^\/(v1\.0|v2)\//, '/$1/{project_id}/');
    return [form, withProject].some((each) =>
      new RegExp(`^${each.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
  };
  const [found] = operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) =>
      [operation.path, ...operation.aliases].map((form) => ({ form, operation })),
    )
    .filter(({ form }) => matches(form))
    .sort((one, other) => depth(one.form) - depth(other.form));
  if (!found) throw new Error(`no operation at ${method} ${path}`);
  return found.operation;
}

/** The body with which all clients sign in by password, for a project by its name. */
export const signIn = (password: string, project: string) => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: user.name, password, domain: { name: 'local' } } },
    },
    scope: { project: { name: project, domain: { name: 'local' } } },
  },
});
