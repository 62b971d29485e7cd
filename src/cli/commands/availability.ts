// `availability`: the exact answer to a profile, without simulating anything.

import { Command } from 'commander';
import {
  availabilityAt,
  describeProfile,
  downtimeByCause,
  type ExactAnswer,
  exactAnswer,
  type Profile,
} from '../../simulator/index.js';
import type { Environment } from '../environment/environment.js';
import { availabilityText, readProfile } from '../fleet/index.js';
import { examplesHelp, fileOrExample } from '../input/examples.js';
import { styleFor } from '../terminal/style.js';

/** The command, to be added to the program. */
export function availabilityCommand(environment: Environment): Command {
  return new Command('availability')
    .summary('work out the exact answer to a profile')
    .description(
      'Works out by mathematics what fleet estimates: availability in the long run, until the\n' +
        'horizon and at some moments after birth; outages and what begins them; and whether\n' +
        'creations succeed.',
    )
    .argument('<profile>', 'a YAML or JSON file, - for standard input, or the name of an example')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', help)
    .action((path: string, options: { readonly json?: true }) => run(path, options, environment));
}

const help = () => `
${examplesHelp('profile')}
Examples:
  dcs-lifecycle availability weekly-restarts
  dcs-lifecycle availability exponential --json | jq .exact.longRun
`;

/** When people ask how an instance is doing, in milliseconds since its birth. */
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const asked = [10_000, minuteMs, hourMs, dayMs, 7 * dayMs, 30 * dayMs, 365 * dayMs];

async function run(
  path: string,
  { json }: { readonly json?: true },
  environment: Environment,
): Promise<void> {
  const { profile } = await readProfile(fileOrExample(path, 'profile'), {}, environment);
  const exact = exactAnswer(profile);
  const causes = downtimeByCause(profile);
  const moments = availabilityAt(profile, momentsOf(profile, exact));
  if (json) {
    const document = {
      name: profile.name ?? null,
      description: describeProfile(profile),
      exact,
      causes,
      moments,
    };
    environment.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const style = styleFor(environment.stdout, environment.variables);
    environment.stdout.write(
      `${availabilityText({ profile, exact, causes, moments }, style).join('\n')}\n`,
    );
  }
}

/** Moments after birth; none where only the inversion of transforms, which is slow, could tell. */
const momentsOf = ({ horizonMs }: Profile, { expected }: ExactAnswer): number[] =>
  expected.methods.includes('inversion')
    ? []
    : [...asked.filter((ms) => ms < horizonMs), horizonMs];
