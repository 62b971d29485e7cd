// What the command line says in place of a profile: the options, and which of them were given.

import type { Command } from 'commander';
import { mostInstances } from '../../simulator/internal.js';
import { durationText } from '../input/durations.js';
import { seedNumber, wholeNumber } from '../input/options.js';
import type { Overrides } from './written-run.js';

/** Adds `--seed`, `--instances` and `--horizon`. */
export function addOverrideOptions(command: Command): Command {
  return command
    .option('--seed <n>', "seed, in place of the profile's", seedNumber)
    .option(
      '--instances <n>',
      'how many, in place of what the profile says',
      wholeNumber(1, mostInstances),
    )
    .option('--horizon <duration>', 'how long, in place of what the profile says', durationText);
}

/** Those that were given. */
export const givenOverrides = ({ seed, instances, horizon }: Overrides): Overrides =>
  Object.fromEntries(
    Object.entries({ seed, instances, horizon }).filter(([, value]) => value !== undefined),
  );
