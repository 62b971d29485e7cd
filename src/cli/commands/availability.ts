// `availability`: the exact answer to a profile, without simulating anything.

import { Command } from 'commander';
import {
  availabilityAt,
  describeProfile,
  downtimeByCause,
  downtimeDistribution,
  type ExactAnswer,
  exactAnswer,
  improvements,
  type Profile,
} from '../../simulator/index.js';
import type { Environment } from '../environment/environment.js';
import { availabilityText, changedProfile, readProfile } from '../fleet/index.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { serviceLevel } from '../input/options.js';
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
    .option('--json', 'print one JSON document and nothing else')
    .option(
      '--sla <percent>',
      'an availability that an instance has to keep, such as 99.9%; may be repeated',
      serviceLevel,
    )
    .option(
      '--what-if <key=value>',
      'compare with the profile that has this value, such as workload.fault.every=90d; may be repeated',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .addHelpText('after', help)
    .action((path: string, options: Options) => run(path, options, environment));
}

const help = () => `
${examplesHelp('profile')}
Examples:
  dcs-lifecycle availability weekly-restarts
  dcs-lifecycle availability weekly-restarts --sla 99.9% --sla 99.8%
  dcs-lifecycle availability weekly-restarts --what-if workload.requests.restart.every=14d
  dcs-lifecycle availability exponential --json | jq .exact.longRun
`;

/** When people ask how an instance is doing, in milliseconds since its birth. */
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const asked = [10_000, minuteMs, hourMs, dayMs, 7 * dayMs, 30 * dayMs, 365 * dayMs];

async function run(
  path: string,
  { json, sla: levels, whatIf: changes }: Options,
  environment: Environment,
): Promise<void> {
  const { profile, written } = await readProfile(fileOrExample(path, 'profile'), {}, environment);
  const whatIf = changes && { changes, exact: exactAnswer(changedProfile(written, changes)) };
  const exact = exactAnswer(profile);
  const distribution = downtimeDistribution(profile, { ...(levels && { levels }) });
  const causes = downtimeByCause(profile);
  const ranked = improvements(profile);
  const moments = availabilityAt(profile, momentsOf(profile, exact));
  if (json) {
    const document = {
      name: profile.name ?? null,
      description: describeProfile(profile),
      exact,
      distribution,
      causes,
      improvements: ranked,
      ...(whatIf && { whatIf }),
      moments,
    };
    environment.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const answer = {
      profile,
      exact,
      distribution,
      causes,
      improvements: ranked,
      ...(whatIf && { whatIf }),
      moments,
    };
    const style = styleFor(environment.stdout, environment.variables);
    environment.stdout.write(`${availabilityText(answer, style).join('\n')}\n`);
  }
}

/** Moments after birth; none where only the inversion of transforms, which is slow, could tell. */
const momentsOf = ({ horizonMs }: Profile, { expected }: ExactAnswer): number[] =>
  expected.methods.includes('inversion')
    ? []
    : [...asked.filter((ms) => ms < horizonMs), horizonMs];
