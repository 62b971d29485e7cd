// Runs a watch: lists instances round by round, shows what changes, and writes it to a trace.

import type { Instances } from '../../client/index.js';
import {
  type FleetRound,
  ProbeFailedError,
  type ProbeFailure,
  watchFleet,
} from '../../observer/index.js';
import { phaseRanges } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, cannotWrite, exitCodes } from '../environment/failures.js';
import { untilInterrupted } from '../environment/signals.js';
import { readPlanOption } from '../input/plans.js';
import { shortDuration } from '../terminal/durations.js';
import { connect, retryError, setupFailure } from './connection.js';
import { LiveView } from './live-view.js';
import type { ConnectionSettings } from './options.js';
import { jsonView, plainView } from './plain-view.js';
import { openTrace, type TraceFile } from './trace-file.js';
import type { InstanceDetails, View, ViewOptions } from './view.js';
import { type Announcement, announcement } from './where.js';

/** What `watch` is asked for, as the command line has it. Durations are in milliseconds. */
export interface WatchSettings extends ConnectionSettings {
  readonly interval: number;
  readonly for?: number;
  readonly plan: string;
  readonly trace?: string;
  readonly json?: true;
}

/**
 * Watches until it is interrupted, the time is up, or every instance that was named is gone.
 *
 * @throws CommandFailure when the service cannot be asked, or it was interrupted
 */
export async function runWatch(
  ids: readonly string[],
  settings: WatchSettings,
  environment: Environment,
): Promise<void> {
  const ranges = phaseRanges(await readPlanOption(settings.plan, environment));
  const instances = connect(settings, environment);
  const trace = settings.trace === undefined ? undefined : await openTrace(settings.trace);
  const details = new Map<string, InstanceDetails>();
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  const asked = announcement(
    instances,
    (line) => environment.stderr.write(`${line}\n`),
    (url) => `watching every ${shortDuration(settings.interval)}: GET ${url}`,
  );

  const view = viewFor(settings, { environment, ranges, details, place: asked.place });
  const context = { view, trace, wanted, details, environment, place: asked.place };
  const unseen = new AbortController();
  environment.stdout.onLost?.((reason) => unseen.abort(reason));
  try {
    await untilInterrupted(async (interruption) => {
      // Without a reader, only a trace makes further rounds useful.
      const signal = trace ? interruption : AbortSignal.any([interruption, unseen.signal]);
      const rounds = watchFleet(listing(instances, asked, context), {
        clock: environment.clock,
        random: environment.random,
        ...pace(settings),
        signal,
        retryError,
      });
      const { answered, failure } = await follow(rounds, context);
      if (interruption.aborted) throw new CommandFailure('interrupted', exitCodes.interrupted);
      if (answered || unseen.signal.aborted) return;
      const why = failure ? `; the last: ${failure.message}` : '';
      throw new CommandFailure(`no list was answered in time${why}`, exitCodes.notReached);
    });
    requireReaderLeft(unseen.signal);
  } catch (error) {
    throw failureFor(error);
  } finally {
    view.end();
    await trace?.end();
  }
}

/** A reader that has seen enough is no failure; a full disk is. */
function requireReaderLeft({ aborted, reason }: AbortSignal): void {
  if (aborted && reason.code !== 'EPIPE') throw cannotWrite('standard output', reason);
}

function viewFor({ json }: WatchSettings, options: ViewOptions): View {
  if (json) return jsonView(options);
  return options.environment.stdout.isTTY ? new LiveView(options) : plainView(options);
}

/** Lists the instances to watch, page by page, and keeps the details of each. */
function listing(instances: Instances, asked: Announcement, { wanted, details }: WatchContext) {
  return async function* (signal: AbortSignal) {
    await asked.announce({ signal });
    for await (const page of instances.pages({ signal })) {
      const own = page.filter(
        ({ instance_id }) => wanted.size === 0 || wanted.has(instance_id.toLowerCase()),
      );
      for (const each of own) {
        details.set(each.instance_id, { name: each.name ?? '', kind: each.kind });
      }
      yield own;
    }
  };
}

function pace({ interval, for: maxWaitMs }: WatchSettings) {
  if (maxWaitMs === undefined) return { minDelayMs: interval, maxDelayMs: interval };
  const minDelayMs = Math.min(interval, maxWaitMs / 4);
  return { minDelayMs, maxDelayMs: minDelayMs, maxWaitMs };
}

interface WatchContext {
  readonly view: View;
  readonly trace: TraceFile | undefined;
  /** The ids to watch; all instances when empty. */
  readonly wanted: ReadonlySet<string>;
  readonly details: Map<string, InstanceDetails>;
  readonly environment: Environment;
  /** Where the instances are, in words. */
  readonly place: () => string;
}

async function follow(
  rounds: AsyncIterable<FleetRound | { type: 'failure'; atMs: number; failure: ProbeFailure }>,
  context: WatchContext,
): Promise<{ readonly answered: boolean; readonly failure: ProbeFailure | undefined }> {
  const { view, trace, wanted, details, environment } = context;
  let answered = false;
  let isEmpty = false;
  let failure: ProbeFailure | undefined;
  for await (const round of rounds) {
    if (round.type === 'failure') {
      failure = round.failure;
      // Wrong settings stay wrong however often they are tried.
      if (setupFailure(round.failure.cause) !== round.failure.cause) throw round.failure.cause;
      view.failure(round.failure, round.atMs);
      continue;
    }
    if (!answered) requireListed(round, context);
    answered = true;
    const wasEmpty = isEmpty;
    isEmpty = round.instances.size === 0;
    // A table on a terminal says so itself.
    if (isEmpty && !wasEmpty && wanted.size === 0 && !environment.stdout.isTTY) {
      environment.stderr.write(`there is no instance ${context.place()}\n`);
    }
    view.round(round);
    await trace?.write(round);
    for (const { instanceId } of round.changes) {
      if (!round.instances.has(instanceId)) details.delete(instanceId);
    }
    if (wanted.size > 0 && isEmpty) break;
  }
  return { answered, failure };
}

function requireListed(
  { instances }: FleetRound,
  { wanted, environment, place }: WatchContext,
): void {
  const there = new Set([...instances.keys()].map((id) => id.toLowerCase()));
  const missing = [...wanted].filter((id) => !there.has(id));
  if (missing.length === 0) return;
  const failure = new CommandFailure(
    `not found ${place()}: there is no instance ${missing.join(', ')}`,
    exitCodes.notReached,
  );
  if (there.size === 0) throw failure;
  environment.stderr.write(`${failure.message}\n`);
}

function failureFor(error: unknown): unknown {
  if (error instanceof RangeError) return badInput(`--${error.message}`, error);
  if (!(error instanceof ProbeFailedError)) return setupFailure(error);
  const cause = setupFailure(error.failure.cause);
  if (cause !== error.failure.cause) return cause;
  return new CommandFailure(error.failure.message, exitCodes.notReached, { cause: error });
}
