// Runs a simulation: reads a scenario and its plan, plays it, and writes what happened.

import { dirname } from 'node:path';
import { kindNames } from '../../../machines/index.js';
import { presets } from '../../plan/index.js';
import { isMapping } from '../../plan/internal.js';
import {
  parseScenario,
  type Scenario,
  simulateInSteps,
  statusTrace,
  type Timeline,
} from '../../simulator/index.js';
import type { Environment } from '../environment/environment.js';
import { writeOutput } from '../environment/output-files.js';
import { letOthersRun } from '../environment/signals.js';
import { readDocument, type SourceDocument, standardInput } from '../input/documents.js';
import { fileOrExample } from '../input/examples.js';
import type { InspectorPage } from '../input/options.js';
import { readPlan, readPlanOption } from '../input/plans.js';
import { type Style, styleFor } from '../terminal/style.js';
import { summaryReport } from './summary-report.js';
import { timelineReport } from './timeline-report.js';

/** What `simulate` is asked for, as the command line has it. */
export interface SimulateSettings {
  readonly seed?: number;
  /** A preset or a file, in place of the scenario's plan. */
  readonly plan?: string;
  readonly json?: true;
  /** The file of the trace. */
  readonly trace?: string;
  readonly inspect?: InspectorPage;
}

/**
 * Plays a scenario.
 *
 * @param argument - a file, `-` for standard input, or the name of an example
 * @throws CommandFailure for input that cannot be used, and for a file that cannot be written
 */
export async function runSimulation(
  argument: string,
  settings: SimulateSettings,
  environment: Environment,
): Promise<void> {
  const path = fileOrExample(argument, 'scenario');
  const document = await readDocument(path, environment);
  const plan =
    settings.plan === undefined ? undefined : await readPlanOption(settings.plan, environment);
  const plans = await plansNamedIn(
    document,
    path === standardInput ? '.' : dirname(path),
    environment,
  );
  const written = document.locating(() => parseScenario(document.data, plans));
  const scenario = plan ? { ...written, plan } : written;
  const timeline = await played(scenario, settings, document, environment);
  const isDefaultSeed = (settings.seed ?? scenario.seed) === undefined;
  const text = settings.json
    ? JSON.stringify(timeline, null, 2)
    : reportOn(timeline, isDefaultSeed, styleFor(environment.stdout, environment.variables));
  await letOthersRun(environment.clock);
  if (settings.trace !== undefined) {
    const lines = statusTrace(timeline).map((change) => `${JSON.stringify(change)}\n`);
    await writeOutput(settings.trace, lines.join(''), environment);
  }
  environment.stdout.write(`${text}\n`);
  if (settings.inspect === undefined) return;
  const { inspectTimeline } = await import('./inspect-timeline.js');
  await inspectTimeline(timeline, settings.inspect, environment);
}

/** How many entries are played before Ctrl-C gets a chance to be noticed. */
const entriesAtOnce = 500;

/** Plays a scenario, so that Ctrl-C can stop it. */
async function played(
  scenario: Scenario,
  { seed }: SimulateSettings,
  { locating }: SourceDocument,
  { clock }: Environment,
): Promise<Timeline> {
  const steps = simulateInSteps(scenario, seed === undefined ? {} : { seed });
  for (let count = 1; ; count++) {
    const { done, value } = locating(() => steps.next());
    if (done) return value;
    if (count % entriesAtOnce === 0) await letOthersRun(clock);
  }
}

function reportOn(timeline: Timeline, isDefaultSeed: boolean, style: Style): string {
  const { scenario, kind, plan, seed, instanceId, start } = timeline;
  const seedText = `seed ${seed}${isDefaultSeed ? ' (the default)' : ''}`;
  return [
    style.colours.bold(scenario ?? 'A scenario without a name'),
    `${kindNames[kind]} instance · plan ${plan} · ${seedText}`,
    style.colours.dim(`${instanceId} · born ${start}`),
    '',
    ...timelineReport(timeline, style),
    '',
    ...summaryReport(timeline, style),
  ].join('\n');
}

/** The plans that a scenario may name: the presets, and the file that it does name. */
async function plansNamedIn(
  { data, locating }: SourceDocument,
  folder: string,
  environment: Environment,
) {
  const name = isMapping(data) ? data.plan : undefined;
  if (typeof name !== 'string') return presets;
  try {
    return { ...presets, [name]: await readPlan(name, folder, environment) };
  } catch (error) {
    return locating(() => {
      throw error;
    });
  }
}
