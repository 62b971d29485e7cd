// The program itself with its log on, written into a file as a service manager would.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The program that runs. */
export interface LoggedServer {
  readonly port: number;
  end(): Promise<void>;
}

/** Starts `serve` with so many instances that run. */
export async function startLogged(instances: number): Promise<LoggedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-serve-'));
  const log = join(folder, 'log');
  const file = openSync(log, 'w');
  const serve = ['dist/bin/main.js', 'serve', '--port', '0', '--plan', 'instant'];
  const child = spawn(process.execPath, serve, { stdio: ['ignore', file, 'inherit'] });
  closeSync(file);
  const port = await portIn(log);
  const url = `http://127.0.0.1:${port}/_control/fixtures`;
  const body = JSON.stringify({ instances: [{ name: 'dcs-bench', count: instances }] });
  const { ok } = await fetch(url, { method: 'POST', body });
  if (!ok) throw new Error('serve does not take fixtures');
  return {
    port,
    async end() {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function portIn(log: string): Promise<number> {
  for (let looks = 0; looks < 500; looks++) {
    const [, port] = /http:\/\/[^:/]+:(\d+)/.exec(readFileSync(log, 'utf8')) ?? [];
    if (port !== undefined) return Number(port);
    await setTimeout(20);
  }
  throw new Error('serve does not say where it is');
}
