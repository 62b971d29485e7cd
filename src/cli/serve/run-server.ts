// Runs a server from its start to its end: emulator, socket, log, and a quiet end.

import {
  type ControlAccess,
  createEmulator,
  DatabaseError,
  type Emulator,
  ListenError,
  NotKeptError,
  openDatabase,
  type RunningServer,
  serve,
} from '../../emulator/index.js';
import type { AnsweredCall } from '../../loopback/server/index.js';
import { systemClock } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import {
  badInput,
  CommandFailure,
  exitCodes,
  onOneLine,
  reasonOf,
} from '../environment/failures.js';
import { untilStopped } from '../environment/signals.js';
import type { InspectorPage } from '../input/options.js';
import { lateInspector } from '../inspect/late-inspector.js';
import type { ServerInspector } from '../inspect/server-inspector.js';
import { styleFor } from '../terminal/style.js';
import { consoleSite } from './console-site.js';
import { controlAccessFor, tokenLine } from './control-access.js';
import { codeIn, jsonLineOf, lineOf, type Served } from './request-log.js';
import type { ServeSettings } from './settings.js';
import { type Beginning, beginningOf } from './start-options.js';
import { type Summary, summaryOf } from './summary.js';
import { type Welcome, welcome } from './welcome.js';

/** What a client that names no region looks in. */
const usualRegion = 'eu-de';

/**
 * Serves until somebody asks for the end, and then lets requests in flight finish.
 *
 * @throws CommandFailure when it cannot begin: in one line, with exit code 2
 */
export async function runServer(settings: ServeSettings, environment: Environment): Promise<void> {
  const { access, generated } = controlAccessFor(settings, environment);
  const log = logTo(environment, settings, access);
  const beginning = await beginningOf(settings, environment);
  const emulator = await begin(settings, beginning, access, log);
  const demo = settings.demo
    ? (await import('../demo/demo.js')).startDemo(
        emulator,
        settings.seed ?? 1,
        systemClock,
        log.mistake,
      )
    : undefined;
  const inspector = lateInspector(emulator, log.mistake);
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
  { options, fixtures }: Beginning,
  control: ControlAccess,
  log: Log,
): Promise<Emulator> {
  try {
    const persistence = data === undefined ? undefined : await openDatabase(data);
    const site = await consoleSite();
    const emulator = createEmulator({
      ...options,
      control,
      onDefect: log.mistake,
      onTrouble: log.trouble,
      ...(persistence && { persistence }),
      ...(site && { site }),
    });
    fixtures?.(emulator);
    return emulator;
  } catch (error) {
    if (!isOfData(error)) throw error;
    throw badInput(`--data: ${error.message}`, error);
  }
}

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
  { host, port, allowHost, json }: ServeSettings,
  { fetch, upgrade }: ServerInspector,
  control: ControlAccess,
  log: Log,
): Promise<RunningServer> {
  const answered = async (call: AnsweredCall, response: Response) => {
    const durationMs = systemClock.now() - call.atMs;
    log.served({
      ...call,
      status: response.status,
      durationMs,
      code: await codeIn(response),
      // Only the lines for programs have it.
      requestId: json ? (response.headers.get('x-request-id') ?? undefined) : undefined,
    });
  };
  try {
    const names = allowHost === undefined ? {} : { allowHosts: allowHost };
    const clock = systemClock;
    const onDefect = log.mistake;
    const given = { fetch, answered, upgrade, onDefect, control, host, port, clock };
    return await serve({ ...given, ...names });
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    throw badInput(error.message, error);
  }
}

/** What is told while it runs. */
interface Log {
  begun(server: RunningServer, summary: Summary): void;
  served(request: Served): void;
  mistake(error: unknown): void;
  trouble(trouble: Error | undefined): void;
  ended(): void;
}

function logTo(
  environment: Environment,
  { json, demo, auth, region = usualRegion, data }: ServeSettings,
  access: ControlAccess,
): Log {
  const control: Welcome['control'] = typeof access === 'string' ? access : 'token';
  const { colours } = styleFor(environment.stdout, environment.variables);
  environment.stdout.onLost?.((reason) =>
    environment.stderr.write(
      `cannot write the log: ${reasonOf(reason)}; serving goes on without it\n`,
    ),
  );
  const say = (line: string) => void environment.stdout.write(`${line}\n`);
  const event = (name: string, more: object = {}) => say(JSON.stringify({ event: name, ...more }));
  return {
    begun({ url, port }, { plan, instances, clock }) {
      const about = {
        version: environment.version,
        url,
        plan,
        region,
        auth,
        control,
        data,
        instances,
        clock,
      };
      if (json) event('listening', { ...about, port });
      else say(welcome(about, colours));
    },
    served(request) {
      // Who looks at a demo wants to keep the address in view.
      if (demo && !json && request.status < 400) return;
      say(json ? jsonLineOf(request) : lineOf(request, colours));
    },
    trouble(trouble) {
      const line = trouble
        ? `--data: ${trouble.message}; until changes can be kept again, none is acknowledged`
        : '--data: changes are kept again';
      environment.stderr.write(`${onOneLine(line)}\n`);
    },
    mistake(error) {
      const line = onOneLine(`internal error: ${error}`);
      if (json) event('mistake', { error: line });
      else environment.stderr.write(`${line}\n`);
    },
    ended() {
      if (json) event('stopped');
      else say(colours.dim('Stopped.'));
    },
  };
}
