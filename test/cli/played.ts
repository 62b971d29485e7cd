// A command about a service, run in this process against an emulator in virtual time.

import type { Environment } from '../../src/cli/environment/environment.js';
import { type ClientWorld, drive } from '../support/client/index.js';
import type { Ended, recording } from './recording.js';

/** What a command wrote besides the line that says what it asks. */
export interface Asked extends Ended {
  /** That line; empty when it was never known where to ask. */
  readonly asked: string;
}

/** Takes the line that says what is asked from the rest. */
export function withAsked(ended: Ended): Asked {
  const [line = ''] = /(?:waiting|watching) .*: GET .*\n/.exec(ended.err) ?? [];
  return { ...ended, err: ended.err.replace(line, ''), asked: line.trim() };
}

/** Lets a command run to its end in virtual time. */
export async function played(
  { clock, base }: Pick<ClientWorld, 'clock' | 'base'>,
  { environment, said }: ReturnType<typeof recording>,
  command: (environment: Environment) => Promise<void>,
): Promise<Ended> {
  const { fetch, random } = base;
  let code = 0;
  const running = command({ ...environment, clock, fetch, random }).catch(
    (error: { exitCode?: number; message: string }) => {
      if (error.exitCode === undefined) throw error;
      code = error.exitCode;
      said.err += `${error.message}\n`;
    },
  );
  await drive(clock, running);
  return { code, ...said };
}
