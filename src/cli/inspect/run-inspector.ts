// Runs the offline inspector from its start to its end.

import type { Environment } from '../environment/environment.js';
import { openPage } from '../environment/open-page.js';
import { untilStopped } from '../environment/signals.js';
import { styleFor } from '../terminal/style.js';
import { pathOf, startInspector } from './inspector.js';

/** What `inspect` is asked for. */
export interface InspectSettings {
  readonly port: number;
  readonly allowOrigins: readonly string[];
  readonly open: boolean;
}

/**
 * Serves until Ctrl-C.
 *
 * @throws CommandFailure when the port cannot be listened on
 */
export async function runInspector(
  settings: InspectSettings,
  environment: Environment,
): Promise<void> {
  const { server } = await startInspector(settings.port, environment, settings.allowOrigins);
  const stopping = untilStopped();
  const { bold, cyan, dim } = styleFor(environment.stdout, environment.variables).colours;
  const address = `${server.url}${pathOf.local}`;
  const row = (name: string, value: string) => `  ${dim(name.padEnd(10))}${value}\n`;
  environment.stdout.write(
    `${bold('The inspector is at')} ${cyan(bold(address))}\n\nIn an application:\n` +
      row('programs', `createWebSocketInspector({ url: 'ws://localhost:${server.port}' })`) +
      row('pages', `createBrowserInspector({ url: 'http://localhost:${server.port}/inspector' })`) +
      `\n${dim('Ctrl-C ends it.')}\n`,
  );
  if (settings.open) openPage(address, environment);
  try {
    await stopping.asked;
  } finally {
    await server.close();
    stopping.restore();
  }
}
