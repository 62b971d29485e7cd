// The inspector as a program of its own, for pages to look at.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts it.
 *
 * @param work - what to do with the address of its page, and with the one for applications; then it is ended
 */
export async function withInspector<Result>(
  work: (page: string, socket: string) => Promise<Result>,
): Promise<Result> {
  const inspector = spawn(process.execPath, ['dist/bin/main.js', 'inspect', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: inspector.stdout })) {
      const [page] = /http:\S+/.exec(line) ?? [];
      if (page !== undefined) return await work(page, new URL(page).origin.replace('http', 'ws'));
    }
    throw new Error('the inspector does not start');
  } finally {
    inspector.kill();
  }
}
