// Runs the offline inspector from its start to its end.

import {
  type Frame,
  readInspection,
  SavedInspectionError,
  savedInspection,
} from '../../inspector/index.js';
import { longestFileBytes } from '../../inspector/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, onOneLine } from '../environment/failures.js';
import { openPage } from '../environment/open-page.js';
import { requireWritable, writeOutput } from '../environment/output-files.js';
import { untilStopped } from '../environment/signals.js';
import { readText } from '../input/documents.js';
import { styleFor } from '../terminal/style.js';
import { pathOf, startInspector } from './inspector.js';

/** What `inspect` is asked for. */
export interface InspectSettings {
  readonly port: number;
  readonly allowOrigins: readonly string[];
  readonly open: boolean;
  /** Paths of what is masked. */
  readonly mask: readonly string[];
  /** A saved inspection to begin with. */
  readonly file: string | undefined;
  /** Where to save what was inspected, at the end. */
  readonly save?: string;
}

/**
 * Serves until Ctrl-C.
 *
 * @throws CommandFailure when a file cannot be read or written, or the port cannot be listened on
 */
export async function runInspector(
  settings: InspectSettings,
  environment: Environment,
): Promise<void> {
  const { port, allowOrigins, file, save, mask } = settings;
  await requireWritable([save], environment);
  const saved = file === undefined ? undefined : await framesOf(file, environment);
  const { server, relay } = await startInspector(port, environment, allowOrigins, mask);
  relay.onComplaint((application, notice) => {
    environment.stderr.write(`${onOneLine(`${application}: ${notice}`)}\n`);
  });
  if (saved) relay.open(saved);
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
  if (save === undefined) return;
  const frames: Frame[] = [];
  relay.view((frame) => frames.push(frame))();
  // A file of an earlier day is worth more than one in which nothing is.
  if (frames.every(({ type }) => type === 'source' || type === 'ready')) {
    environment.stderr.write(`${onOneLine(`nothing was inspected; ${save} is left as it is`)}\n`);
    return;
  }
  const text = [...savedInspection(frames, environment.clock.now())].join('');
  await writeOutput(save, text, environment);
}

/** Reads a file twice: nothing of one that is broken is shown, and no more of it is held than what is kept. */
async function framesOf(file: string, environment: Environment): Promise<Iterable<Frame>> {
  const { source, text } = await readText(file, longestFileBytes, environment);
  try {
    for (const _ of readInspection(text));
  } catch (error) {
    if (!(error instanceof SavedInspectionError)) throw error;
    throw badInput(`${source}:${error.line}: ${error.reason}`, error);
  }
  return readInspection(text);
}
