// `simulate`: plays a scenario and shows what happened.

import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { kindNames } from '../../../machines/index.js';
import { InputError, isMapping, type Plan, presets } from '../../plan/index.js';
import {
  parseScenario,
  type Scenario,
  simulateInSteps,
  statusTrace,
  type Timeline,
} from '../../simulator/index.js';
import { systemClock } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { writeOutput } from '../environment/output-files.js';
import { readDocument, type SourceDocument, standardInput } from '../input/documents.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { type InspectorPage, inspectorPages } from '../input/inspector-pages.js';
import { readPlan } from '../input/plans.js';
import { summaryReport } from '../simulate/summary-report.js';
import { timelineReport } from '../simulate/timeline-report.js';
import { type Style, styleFor } from '../terminal/style.js';

interface Options {
  readonly seed?: number;
  readonly plan?: string;
  readonly json?: true;
  readonly trace?: string;
  readonly inspect?: InspectorPage;
}

/** The command, to be added to the program. */
export function simulateCommand(environment: Environment): Command {
  return new Command('simulate')
    .summary('play a scenario in virtual time')
    .description(
      'Plays a scenario in virtual time: one instance, what is asked of it, and what befalls it.\n' +
        'Shows what happened and what it comes to. The same scenario and seed give the same output.',
    )
    .argument('<scenario>', 'a YAML or JSON file, - for standard input, or the name of an example')
    .option('--seed <n>', "seed of what is left to chance, before the scenario's own", seedOf)
    .option('--plan <name|file>', 'how long things take, in place of what the scenario says')
    .option('--json', 'print one JSON document and nothing else')
    .option('--trace <file>', 'write a JSON line to a file for every change of status')
    .addOption(
      new Option('--inspect [page]', 'show every event in the Stately inspector, or the local one')
        .choices(inspectorPages)
        .preset('hosted'),
    )
    .addHelpText('after', help)
    .action((scenario: string, options: Options) => run(scenario, options, environment));
}

const help = () => `
Plans by name: ${Object.keys(presets).join(', ')}.
${examplesHelp('scenario')}
Examples:
  dcs-lifecycle simulate production-year
  dcs-lifecycle simulate production-year --seed 7 --trace year.jsonl
  dcs-lifecycle simulate documented-samples --inspect local
  dcs-lifecycle simulate documented-samples --json | jq .summary
  echo '{kind: ha, plan: demo, end: 1m}' | dcs-lifecycle simulate -
`;

function seedOf(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new InvalidArgumentError(`Allowed: whole numbers from 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

async function run(argument: string, options: Options, environment: Environment): Promise<void> {
  const path = fileOrExample(argument, 'scenario');
  const document = await readDocument(path, environment);
  const plan = options.plan === undefined ? undefined : await planOption(options.plan, environment);
  const plans = await plansNamedIn(
    document,
    path === standardInput ? '.' : dirname(path),
    environment,
  );
  const written = document.locating(() => parseScenario(document.data, plans));
  const scenario = plan ? { ...written, plan } : written;
  const timeline = await played(scenario, options, document);
  const isDefaultSeed = (options.seed ?? scenario.seed) === undefined;
  const text = options.json
    ? JSON.stringify(timeline, null, 2)
    : reportOn(timeline, isDefaultSeed, styleFor(environment.stdout, environment.variables));
  await turnOfOthers();
  if (options.trace !== undefined) {
    const lines = statusTrace(timeline).map((change) => `${JSON.stringify(change)}\n`);
    await writeOutput(options.trace, lines.join(''), environment);
  }
  environment.stdout.write(`${text}\n`);
  if (options.inspect === undefined) return;
  const { inspectTimeline } = await import('../inspect/index.js');
  await inspectTimeline(timeline, options.inspect, environment);
}

/** How many entries of a scenario are played between two chances for Ctrl-C to be noticed. */
const entriesAtOnce = 500;

/** Plays a scenario, and lets itself be stopped on the way. */
async function played(
  scenario: Scenario,
  { seed }: Options,
  { locating }: SourceDocument,
): Promise<Timeline> {
  const steps = simulateInSteps(scenario, seed === undefined ? {} : { seed });
  for (let count = 1; ; count++) {
    const { done, value } = locating(() => steps.next());
    if (done) return value;
    if (count % entriesAtOnce === 0) await turnOfOthers();
  }
}

/** Signals are delivered only while nothing else is being done. */
const turnOfOthers = () => new Promise<void>((resolve) => systemClock.setTimeout(resolve, 0));

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

async function planOption(name: string, environment: Environment): Promise<Plan> {
  try {
    return await readPlan(name, '.', environment);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw badInput(`--plan: ${error.issues[0].message}`, error);
  }
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
