// Runs a server from its start to its end: emulator, socket, log, and a quiet end.

import {
  type ControlAccess,
  createEmulator,
  DatabaseError,
  type Emulator,
  type EmulatorOptions,
  ListenError,
  NotKeptError,
  openDatabase,
  type RunningServer,
  serve,
} from '../../emulator/index.js';
import { errorIn, requestIdOf, type ToldError } from '../../emulator/internal.js';
import type { AnsweredCall } from '../../loopback/server/index.js';
import { InputError } from '../../plan/index.js';
import { systemClock } from '../../time/index.js';
import type { Workload } from '../demo/workload.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { untilStopped } from '../environment/signals.js';
import type { InspectorPage } from '../input/options.js';
import { lateInspector } from '../inspect/late-inspector.js';
import type { ServerInspector } from '../inspect/server-inspector.js';
import { consoleSite } from './console-site.js';
import { controlAccessFor, tokenLine } from './control-access.js';
import { playgroundSite } from './playground-site.js';
import { type ServerLog, serverLog } from './server-log.js';
import type { ServeSettings } from './settings.js';
import { readStartOptions, type StartOptions } from './start-options.js';
import { summaryOf } from './welcome.js';

/**
 * Serves until Ctrl-C or a polite kill, and then lets requests in flight finish.
 *
 * @throws CommandFailure when it cannot begin: in one line, with exit code 2
 */
export async function runServer(settings: ServeSettings, environment: Environment): Promise<void> {
  const { access, generated } = controlAccessFor(settings, environment);
  const log = serverLog(environment, settings, access);
  const start = await readStartOptions(settings, environment);
  let demo: Workload | undefined;
  const prepareDemo = async () => {
    const { startDemo } = await import('../demo/demo.js');
    return () => {
      demo?.stop();
      demo = startDemo(emulator, settings.seed ?? 1, systemClock, log.defect);
    };
  };
  const { version } = environment;
  const onReset = () => demo?.stop();
  const more = { version, prepareDemo, onReset, readDocument };
  const emulator = await begin(settings, start, access, log, more);
  if (settings.demo) (await prepareDemo())();
  const inspector = lateInspector(emulator, log.defect);
  const stopping = untilStopped();
  try {
    const server = await listen(settings, inspector, access, log);
    if (settings.inspect) await openInspector(server, settings.inspect, environment);
    log.begun(server, await summaryOf(emulator));
    // Not into the log, which may be kept.
    if (generated !== undefined) environment.stderr.write(`${tokenLine(generated)}\n`);
    await stopping.asked;
    const closed = server.close();
    inspector.close();
    // Streams have no end of their own to wait for.
    emulator.control.close();
    await closed;
  } finally {
    demo?.stop();
    try {
      end(emulator);
    } finally {
      stopping.restore();
    }
  }
  log.ended();
}

/** Reads fixtures that came over the wire as those of a file are read. */
async function readDocument(text: string): Promise<unknown> {
  const { documentIn } = await import('../input/documents.js');
  try {
    return documentIn(text, 'fixtures').data;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    throw new InputError([{ path: [], at: 'value', message: error.message }]);
  }
}

async function openInspector(
  { url }: RunningServer,
  page: InspectorPage,
  environment: Environment,
): Promise<void> {
  const { pathOf } = await import('../inspect/inspector.js');
  const { openPage } = await import('../environment/open-page.js');
  openPage(`${url}${pathOf[page]}`, environment);
}

/** Puts the emulator together; what is wrong with the database is a line. */
async function begin(
  { data }: ServeSettings,
  { options, fixtures }: StartOptions,
  control: ControlAccess,
  log: ServerLog,
  more: Pick<EmulatorOptions, 'version' | 'prepareDemo' | 'onReset' | 'readDocument'>,
): Promise<Emulator> {
  try {
    const persistence = data === undefined ? undefined : await openDatabase(data);
    const site = new Map([...((await consoleSite()) ?? []), ...(await playgroundSite())]);
    const emulator = createEmulator({
      ...options,
      ...more,
      control,
      onDefect: log.defect,
      onTrouble: log.trouble,
      ...(persistence && { persistence }),
      site,
    });
    fixtures?.(emulator);
    return emulator;
  } catch (error) {
    if (!isOfData(error)) throw error;
    const { code = '' } = (error.cause ?? {}) as NodeJS.ErrnoException;
    const exitCode = unwritable.test(code) ? exitCodes.cannotWrite : exitCodes.badInput;
    throw new CommandFailure(`--data: ${error.message}`, exitCode, { cause: error });
  }
}

/** The codes of a place where nothing can be kept; a file that is no database of ours is bad input. */
const unwritable =
  /^(SQLITE_(READONLY|FULL|IOERR|CANTOPEN)|ENOENT|ENOTDIR|EACCES|EPERM|EROFS|ENOSPC)/;

/** Closes the database; what it says then is of the disk, and no defect. */
function end(emulator: Emulator): void {
  try {
    emulator.close();
  } catch (error) {
    if (!isOfData(error)) throw error;
    throw new CommandFailure(`--data: ${error.message}`, exitCodes.cannotWrite, { cause: error });
  }
}

const isOfData = (error: unknown): error is Error =>
  error instanceof DatabaseError || error instanceof NotKeptError;

async function listen(
  { host, port, allowHost = [], allowOrigin = [], json }: ServeSettings,
  { fetch, upgrade }: ServerInspector,
  control: ControlAccess,
  log: ServerLog,
): Promise<RunningServer> {
  const answered = (call: AnsweredCall, response: Response) => {
    const { method, path, atMs } = call;
    const { status } = response;
    const durationMs = systemClock.now() - atMs;
    // Only the lines for programs have it.
    const requestId = json ? requestIdOf(response) : undefined;
    const note = ({ code, reason }: ToldError) =>
      log.served({ atMs, method, path, status, durationMs, code, reason, requestId });
    return status < 400 ? note({}) : errorIn(response).then(note);
  };
  try {
    const callers = { allowHosts: allowHost, allowOrigins: allowOrigin, control };
    const clock = systemClock;
    const onDefect = log.defect;
    return await serve({ fetch, answered, upgrade, onDefect, host, port, clock, ...callers });
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    throw badInput(error.message, error);
  }
}
