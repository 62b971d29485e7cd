// `availability`: the exact answer to a profile, without simulating anything.

import { Command } from 'commander';
import { availabilityAt, type ExactAnswer, type Profile } from '../../simulator/index.js';
import type { Environment } from '../environment/environment.js';
import {
  answerDocument,
  answerProfile,
  availabilityText,
  changedProfile,
  comparisonJson,
  comparisonText,
  jsonText,
  oneOtherOnly,
  readProfile,
  whatIfDocument,
  whatIfNames,
} from '../fleet/index.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { serviceLevelOption, whatIfOption } from '../input/options.js';
import { styleFor } from '../terminal/style.js';

interface Options {
  readonly json?: true;
  readonly sla?: readonly number[];
  readonly whatIf?: readonly string[];
}

/** The command, to be added to the program. */
export function availabilityCommand(environment: Environment): Command {
  return new Command('availability')
    .summary('work out the exact answer to a profile')
    .description(
      'Works out by mathematics what fleet estimates: availability in the long run, until the\n' +
        'horizon and at some moments after birth; how downtime is distributed, and how likely a\n' +
        'service level is broken; what begins outages, and what would save most.',
    )
    .argument('<profile>', 'a YAML or JSON file, - for standard input, or the name of an example')
    .argument('[other]', 'another profile, to be put beside it')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(serviceLevelOption())
    .addOption(whatIfOption())
    .addHelpText('after', help)
    .action((path: string, other: string | undefined, options: Options) =>
      run(path, other, options, environment),
    );
}

const help = () => `
${examplesHelp('profile')}
Examples:
  dcs-lifecycle availability weekly-restarts
  dcs-lifecycle availability weekly-restarts --sla 99.9% --sla 99.8%
  dcs-lifecycle availability weekly-restarts --what-if workload.requests.restart.every=14d
  dcs-lifecycle availability weekly-restarts mixed-fleet
  dcs-lifecycle availability exponential --json | jq .exact.longRun
`;

/** When people ask how an instance is doing, in milliseconds since its birth. */
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const asked = [10_000, minuteMs, hourMs, dayMs, 7 * dayMs, 30 * dayMs, 365 * dayMs];

async function run(
  path: string,
  other: string | undefined,
  { json, sla, whatIf: changes }: Options,
  environment: Environment,
): Promise<void> {
  if (other !== undefined && changes) throw oneOtherOnly();
  const source = await readProfile(fileOrExample(path, 'profile'), {}, environment);
  // What is wrong with the second one is told before anything is worked out.
  const second =
    other !== undefined
      ? (await readProfile(fileOrExample(other, 'profile'), {}, environment)).profile
      : changes && changedProfile(source.written, changes);
  const answer = answerProfile(source.profile, sla);
  const style = styleFor(environment.stdout, environment.variables);
  const print = (lines: readonly string[]) => environment.stdout.write(`${lines.join('\n')}\n`);
  const secondAnswer = second && answerProfile(second, sla);
  if (other !== undefined && secondAnswer) {
    const beside = { names: [path, other], answer: secondAnswer } as const;
    if (json) environment.stdout.write(comparisonJson(answer, beside));
    else print(comparisonText(answer, beside, style));
    return;
  }
  const beside = changes && secondAnswer && { names: whatIfNames, changes, answer: secondAnswer };
  const moments = availabilityAt(source.profile, momentsOf(source.profile, answer.exact));
  if (json) {
    const whatIf = beside && { whatIf: whatIfDocument(answer, beside) };
    environment.stdout.write(jsonText({ ...answerDocument(answer), ...whatIf, moments }));
  } else print(availabilityText({ ...answer, ...(beside && { beside }), moments }, style));
}

/** Moments after birth; none where only the inversion of transforms, which is slow, could tell. */
const momentsOf = ({ horizonMs }: Profile, { expected }: ExactAnswer): number[] =>
  expected.methods.includes('inversion')
    ? []
    : [...asked.filter((ms) => ms < horizonMs), horizonMs];
