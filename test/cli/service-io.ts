// The commands about a service, run in this process against an emulator in virtual time.

import type { Io } from '../../src/cli/environment/environment.js';
import type { Outside } from '../../src/cli/watch/index.js';
import { type ClientWorld, drive } from '../support/client/index.js';

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Streams that remember, and an environment. */
export function listening(
  env: Io['env'] = {},
  terminal: { readonly columns: number; readonly rows: number } | undefined = undefined,
) {
  const said = { out: '', err: '' };
  const screen = (name: 'out' | 'err') => ({
    write: (text: string) => {
      said[name] += text;
    },
    ...(terminal && { isTTY: true, ...terminal }),
  });
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: screen('out'),
    stderr: screen('err'),
    env,
    version: '1.2.3',
  };
  return { io, said };
}

/** Lets a command run to its end in virtual time. */
export async function played(
  { clock, base }: Pick<ClientWorld, 'clock' | 'base'>,
  { io, said }: ReturnType<typeof listening>,
  command: (io: Io, outside: Outside) => Promise<void>,
): Promise<Ended> {
  const { fetch, random } = base;
  let code = 0;
  const running = command(io, { clock, fetch, random }).catch(
    (error: { exitCode?: number; message: string }) => {
      if (error.exitCode === undefined) throw error;
      code = error.exitCode;
      said.err += `${error.message}\n`;
    },
  );
  await drive(clock, running);
  return { code, ...said };
}
