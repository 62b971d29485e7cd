// How long a user waits for `serve`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts `serve`, asks it something, and ends it.
 *
 * @param options - of the command
 * @returns milliseconds from its start to its first answer
 */
export async function serveUntilAnswer(options: readonly string[] = []): Promise<number> {
  const start = performance.now();
  const serve = ['dist/bin/main.js', 'serve', '--port', '0', '--json', ...options];
  const child = spawn(process.execPath, serve, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, url } = JSON.parse(line);
    if (event !== 'listening') continue;
    await (await fetch(`${url}/v2/available-zones`)).text();
    break;
  }
  const took = performance.now() - start;
  child.kill();
  if (child.exitCode === null) await once(child, 'exit');
  return took;
}
