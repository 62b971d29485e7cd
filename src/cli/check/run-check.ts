// Runs a check: reads traces as one, checks them against the lifecycle, and reports the result.

import { type Kind, type Status, statuses } from '../../../machines/index.js';
import {
  createTraceChecker,
  type DwellRanges,
  type TraceReport,
  UnusableTraceError,
} from '../../observer/index.js';
import type { RecordSink } from '../../observer/internal.js';
import { phaseRanges } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { untilInterrupted } from '../environment/signals.js';
import { readPlanOption } from '../input/plans.js';
import { printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { checkText, countOf } from './check-text.js';
import { junitOf } from './junit.js';
import { readRequests, withRequests } from './known-requests.js';
import { readTrace } from './read-trace.js';
import { type Source, sourcesAt, type TraceFormat } from './sources.js';

/** What `check` is asked for, as the command line has it. */
export interface CheckSettings {
  readonly format?: TraceFormat;
  readonly kind?: Kind;
  readonly plan?: string;
  readonly exactTimes?: true;
  readonly requests?: string;
  /** False for `--no-other-requests`. */
  readonly otherRequests: boolean;
  readonly json?: true;
  readonly junit?: string;
}

/**
 * Checks traces.
 *
 * @throws CommandFailure for violations, and for input that cannot be used
 */
export async function runCheck(
  paths: readonly string[],
  settings: CheckSettings,
  environment: Environment,
): Promise<void> {
  const dwell = settings.plan === undefined ? undefined : await dwellBy(settings.plan, environment);
  const sources = await sourcesAt(paths, settings.format);
  const report = await untilInterrupted((signal) =>
    checked(sources, { settings, dwell, environment, signal }),
  );
  if (settings.junit !== undefined) await writeOutput(settings.junit, junitOf(report), environment);
  const style = styleFor(environment.stdout, environment.variables);
  const text = settings.json ? printableJson(report, 2) : checkText(report, style).join('\n');
  environment.stdout.write(`${text}\n`);
  const { violations, pairs, requests } = report.counts;
  if (violations > 0) {
    throw new CommandFailure(countOf(violations, 'violation'), exitCodes.notReached);
  }
  if (pairs === 0 && requests === 0) {
    throw badInput('nothing was compared: every instance was seen once only');
  }
}

interface CheckContext {
  readonly settings: CheckSettings;
  readonly dwell: DwellRanges | undefined;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

async function checked(
  sources: readonly Source[],
  { settings, dwell, environment, signal }: CheckContext,
): Promise<TraceReport> {
  const checker = createTraceChecker({
    ...(settings.kind && { kind: settings.kind }),
    ...(dwell && { dwell }),
    ...(settings.exactTimes && { exactTimes: true }),
    requests: settings.otherRequests ? 'partial' : 'complete',
  });
  const line = startStatusLine(environment);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  let name = '';
  line.show(() => {
    const megabytes = `${Math.floor(bytes / 1e6)} MB`;
    const share = total > 0 ? ` · ${Math.floor((bytes / total) * 100)} %` : '';
    return `${name} · ${megabytes}${share}`;
  });
  const progress = (more: number) => {
    bytes += more;
  };
  try {
    const known =
      settings.requests === undefined
        ? undefined
        : await readRequests(settings.requests, settings.format, { environment, signal, progress });
    const merged = known && withRequests(checker, known);
    const sink: RecordSink = merged ?? checker;
    for (const source of sources) {
      name = source.name;
      await readTrace(source, sink, { environment, signal, progress });
    }
    merged?.rest();
    return checker.finish();
  } catch (error) {
    if (signal.aborted) {
      throw new CommandFailure('interrupted: nothing was decided', exitCodes.interrupted);
    }
    if (!(error instanceof UnusableTraceError)) throw error;
    throw badInput(error.message, error);
  } finally {
    line.clear();
  }
}

/** The bounds of a plan, for the statuses that a poll can see. */
async function dwellBy(plan: string, environment: Environment): Promise<DwellRanges> {
  const ranges = phaseRanges(await readPlanOption(plan, environment));
  const isStatus = (state: string): state is Status => statuses.some((each) => each === state);
  return Object.fromEntries(
    Object.entries(ranges).flatMap(([state, { shortestMs: minMs, longestMs }]) =>
      isStatus(state)
        ? [[state, { minMs, ...(Number.isFinite(longestMs) && { maxMs: longestMs }) }]]
        : [],
    ),
  );
}
