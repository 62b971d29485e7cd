// The program, run in this process, with an environment that records what it writes.

import type { Environment } from '../../src/cli/environment/environment.js';
import { run } from '../../src/cli/index.js';
import { systemClock } from '../../src/time/index.js';

/** What a command wrote, and its exit code. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** An environment that is no terminal unless it gets a size, and what was written to it. */
export function recording(
  variables: Environment['variables'] = {},
  terminal: { readonly columns: number; readonly rows?: number } | undefined = undefined,
) {
  const said = { out: '', err: '' };
  const screen = (name: 'out' | 'err') => ({
    write: (text: string) => {
      said[name] += text;
    },
    ...(terminal && { isTTY: true, ...terminal }),
  });
  const environment: Environment = {
    stdin: (async function* () {})(),
    stdout: screen('out'),
    stderr: screen('err'),
    variables,
    version: '1.2.3',
    clock: systemClock,
    fetch: () => Promise.reject(new Error('this environment has no network')),
    random: () => 0.5,
  };
  return { environment, said };
}

/** Runs the program to its end. */
export async function runHere(...args: string[]): Promise<Ended> {
  const { environment, said } = recording();
  // Only what is built finds its threads, and on a busy machine any fleet would ask for some.
  const alone = args[0] === 'fleet' && !args.includes('--workers') ? ['--workers', '1'] : [];
  const code = await run([...args, ...alone], environment);
  return { code, ...said };
}
