// Opens a page in the user's browser. Failures are ignored: the address is printed as well.

import { spawn } from 'node:child_process';
import type { Environment } from './environment.js';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  // The first argument in quotes would be taken for the title of a window.
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address of this machine in the user's browser, on a terminal of this machine only. */
export function openPage(url: string, { stdout, variables }: Environment): void {
  const isSeen = stdout.isTTY === true && !variables.CI && !variables.SSH_CONNECTION;
  if (!isSeen) return;
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? [];
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}
