// The console as `serve` shows it, with a fleet: in this process, which costs less than one of its own.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { consoleSite } from '../../src/cli/serve/console-site.js';
import {
  type ControlAccess,
  createEmulator,
  type EmulatorOptions,
  serve,
} from '../../src/emulator/index.js';
import { fixturesSchema } from '../../src/emulator/internal.js';
import { parseInput } from '../../src/plan/internal.js';
import { systemClock } from '../../src/time/index.js';
import { buildProgram, type Program } from '../support/cli/index.js';
import { once } from '../support/once/index.js';

/** Three instances: one that runs, one that is broken, one that is at work for an hour. */
const fleet = {
  instances: [
    { name: 'shop-cache', kind: 'ha', backups: [{ name: 'monday' }] },
    { name: 'shop-single', kind: 'single', status: 'ERROR' },
    { name: 'shop-grow', kind: 'cluster', status: 'EXTENDING', left: '1h' },
  ],
};

/** The program, and the fleet beside it: `fleet.yaml`. */
export function buildWithConsole(): Program {
  const program = buildProgram();
  writeFileSync(join(program.folder, 'fleet.yaml'), JSON.stringify(fleet));
  return program;
}

/** A console that listens. */
export interface ServedConsole {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the fleet, or other fixtures, with the console as it was built. */
export async function serveConsole({
  fixtures = fleet,
  control = 'open',
  ...options
}: Omit<EmulatorOptions, 'site' | 'control'> & {
  readonly fixtures?: object;
  readonly control?: ControlAccess;
} = {}): Promise<ServedConsole> {
  const { root } = await once('program');
  const site = await consoleSite(pathToFileURL(join(root, 'dist/src/console/web/')));
  if (site === undefined) throw new Error('the console was not built');
  const emulator = createEmulator({ ...options, control, site });
  emulator.control.apply(parseInput(fixturesSchema, fixtures));
  const { fetch } = emulator;
  const where = { host: '127.0.0.1', port: 0, clock: systemClock };
  const server = await serve({ fetch, control, ...where });
  return {
    url: server.url,
    async close() {
      emulator.control.close();
      await server.close();
      emulator.close();
    },
  };
}
