// Runs a check: reads traces as one, checks them against the lifecycle, and reports the result.

import { getHeapStatistics } from 'node:v8';
import { type Kind, type Status, statuses } from '../../../machines/index.js';
import {
  type CheckOptions,
  type DwellRanges,
  mergeReports,
  type TimeUnit,
  TooManyInstancesError,
  type TraceReport,
  UnusableTraceError,
} from '../../observer/index.js';
import { TraceCheck, type TraceSink } from '../../observer/internal.js';
import { phaseRanges } from '../../plan/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { shortageCode } from '../environment/shortage.js';
import { untilInterrupted } from '../environment/signals.js';
import { readPlanOption } from '../input/plans.js';
import { printableJson } from '../terminal/printable.js';
import { startStatusLine } from '../terminal/status-line.js';
import { styleFor } from '../terminal/style.js';
import { checkText } from './check-text.js';
import { readColumns } from './columns.js';
import { githubOf } from './github.js';
import { inOrder } from './in-order.js';
import { junitOf } from './junit.js';
import { readRequests, withRequests } from './known-requests.js';
import { type CheckOutcome, countOf, inOptions } from './outcome.js';
import { readReports } from './reports.js';
import { type Source, sourcesAt, type TraceForm } from './sources.js';

/** What `check` is asked for, as the command line has it. */
export interface CheckSettings {
  /** How to print; the forms of a trace are what `--from` takes, too. */
  readonly format?: 'text' | 'json' | 'github' | TraceForm;
  readonly from?: TraceForm;
  /** Mappings of fields to columns, as they were given. */
  readonly columns?: readonly string[];
  readonly timeUnit?: TimeUnit;
  readonly assumeUtc?: true;
  readonly ignoreCase?: true;
  /** A share, 0 to 1. */
  readonly allowSkipped?: number;
  readonly merge?: true;
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
 * Checks traces, or joins the reports of earlier checks.
 *
 * @throws CommandFailure for any verdict but `conforming`, and for input that cannot be used
 */
export async function runCheck(
  paths: readonly string[],
  settings: CheckSettings,
  environment: Environment,
): Promise<void> {
  const outcome = settings.merge
    ? await merged(paths, settings, environment)
    : await checkTraces(paths, settings, environment);
  if (settings.junit !== undefined) {
    await writeOutput(settings.junit, junitOf(outcome), environment);
  }
  environment.stdout.write(`${printed(outcome, settings, environment)}\n`);
  const { counts, verdict, because = '' } = outcome.report;
  if (verdict === 'violations') {
    throw new CommandFailure(countOf(counts.violations, 'violation'), exitCodes.notReached);
  }
  if (verdict === 'notJudged') throw badInput(`not judged: ${inOptions(because)}`);
}

function printed(
  outcome: CheckOutcome,
  settings: CheckSettings,
  { stdout, variables }: Environment,
) {
  const { report, notes } = outcome;
  if (settings.json || settings.format === 'json') return printableJson({ ...report, notes }, 2);
  if (settings.format === 'github') return githubOf(outcome).join('\n');
  return checkText(outcome, styleFor(stdout, variables)).join('\n');
}

async function merged(
  paths: readonly string[],
  { allowSkipped }: CheckSettings,
  environment: Environment,
): Promise<CheckOutcome> {
  const reports = await readReports(paths, environment);
  const report = mergeReports(reports, { ...(allowSkipped !== undefined && { allowSkipped }) });
  return { report, notes: [`${countOf(reports.length, 'report')}, merged`] };
}

/**
 * Checks traces as one.
 *
 * @throws CommandFailure for input that cannot be used
 */
export async function checkTraces(
  paths: readonly string[],
  settings: CheckSettings,
  environment: Environment,
): Promise<CheckOutcome> {
  const { plan } = settings;
  const dwell = plan === undefined ? undefined : await dwellBy(plan, environment);
  const form = settings.from ?? traceFormIn(settings.format);
  const sources = await sourcesAt(paths, form);
  const notes: string[] = [];
  const report = await untilInterrupted((signal) =>
    checked(sources, {
      settings,
      dwell,
      form,
      environment,
      signal,
      note: (text) => notes.push(text),
    }),
  );
  return { report, notes, plan };
}

const traceFormIn = (format: CheckSettings['format']): TraceForm | undefined =>
  format === 'jsonl' || format === 'csv' ? format : undefined;

interface CheckContext {
  readonly settings: CheckSettings;
  readonly dwell: DwellRanges | undefined;
  readonly form: TraceForm | undefined;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

async function checked(sources: readonly Source[], context: CheckContext): Promise<TraceReport> {
  const { settings, environment, signal } = context;
  const line = startStatusLine(environment);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  let name = '';
  line.show(() => {
    const megabytes = `${Math.floor(bytes / 1e6)} MB`;
    const share = total > 0 ? ` · ${Math.min(100, Math.floor((bytes / total) * 100))} %` : '';
    return `${name} · ${megabytes}${share}`;
  });
  const progress = (more: number) => {
    bytes += more;
  };
  const options = optionsOf(context);
  const { timeUnit, assumeUtc } = options;
  const times = { ...(timeUnit && { timeUnit }), ...(assumeUtc && { assumeUtc }) };
  const reading = {
    environment,
    signal,
    progress,
    times,
    note: context.note,
    columns: readColumns(settings.columns),
  };
  async function readAll(): Promise<TraceReport> {
    const checker = new TraceCheck(options);
    const known =
      settings.requests === undefined
        ? undefined
        : await readRequests(settings.requests, context.form, reading);
    const withKnown = known && withRequests(checker, known, times);
    const sink: TraceSink = withKnown ?? checker;
    for await (const { source, entries, from, to } of inOrder(sources, reading)) {
      name = source.name;
      entries.handTo(sink, name, from, to);
      signal.throwIfAborted();
    }
    withKnown?.rest();
    return checker.finish();
  }
  try {
    return await unlessAborted(signal, readAll);
  } catch (error) {
    if (signal.aborted) {
      throw new CommandFailure('interrupted: nothing was decided', exitCodes.interrupted);
    }
    throw failureFor(error);
  } finally {
    line.clear();
  }
}

/**
 * Another program may be silent for long, or never open its end of a pipe, and even `destroy` waits for
 * that. Ctrl-C must not wait.
 */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work(), aborted]);
}

function failureFor(error: unknown): unknown {
  if (error instanceof UnusableTraceError) return badInput(error.message, error);
  if (error instanceof RangeError) return badInput(`--${inOptions(error.message)}`, error);
  if (!(error instanceof TooManyInstancesError)) return error;
  return new CommandFailure(error.message, shortageCode, { cause: error });
}

/** What an instance takes in memory, in bytes, and the part of it that instances may take. */
const [instanceBytes, instancesShare] = [500, 0.85];

function optionsOf({ settings, dwell }: CheckContext): CheckOptions {
  const { kind, exactTimes, timeUnit, assumeUtc, ignoreCase, allowSkipped } = settings;
  const roomBytes = getHeapStatistics().heap_size_limit * instancesShare;
  return {
    ...(kind && { kind }),
    ...(dwell && { dwell }),
    ...(exactTimes && { exactTimes }),
    ...(timeUnit && { timeUnit }),
    ...(assumeUtc && { assumeUtc }),
    ...(ignoreCase && { ignoreCase }),
    ...(allowSkipped !== undefined && { allowSkipped }),
    maxInstances: Math.floor(roomBytes / instanceBytes),
    requests: settings.otherRequests ? 'partial' : 'complete',
  };
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
