// The model that all contenders simulate: an exponential profile, so that each state has one clock, and
// what ends a stay is drawn by weight. No program gets a simpler one than the others.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EventName } from '../../../machines/index.js';
import {
  type ModelGroup,
  modelsOf,
  parseProfile,
  type SemiMarkovModel,
} from '../../../src/simulator/index.js';

const file = 'docs/examples/exponential.profile.yaml';

/** What may end a stay. */
export interface Way {
  /** Taken when a number in [0, 1) is below this and not below that of the way before. */
  readonly below: number;
  readonly event: EventName;
  readonly to: number;
}

/** A state with one exponential clock. */
export interface BenchState {
  readonly meanMs: number;
  readonly serving: boolean;
  readonly ways: readonly Way[];
}

/** What is simulated. */
export interface BenchModel {
  readonly groups: readonly ModelGroup[];
  readonly model: SemiMarkovModel;
  readonly states: readonly BenchState[];
  readonly horizonMs: number;
  readonly seed: number;
}

/**
 * Reads the model.
 *
 * @throws Error when a clock of the profile is not exponential
 */
export function readModel(): BenchModel {
  const profile = parseProfile(parse(readFileSync(file, 'utf8')));
  const groups = modelsOf(profile);
  const { model } = groups[0] as ModelGroup;
  const states = model.states.map(({ serving, causes }): BenchState => {
    const rates = causes.map(({ afterMs }) => {
      if (afterMs.type !== 'exponential')
        throw new Error(`${file} has a clock that is not exponential`);
      return 1 / afterMs.mean;
    });
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    let below = 0;
    const ways = causes.flatMap(({ branches }, c) =>
      branches.map(({ probability, event, to }): Way => {
        below += probability * ((rates[c] as number) / total);
        return { below, event, to };
      }),
    );
    return { meanMs: 1 / total, serving, ways };
  });
  return { groups, model, states, horizonMs: profile.horizonMs, seed: profile.seed };
}

/** At how many points of time instances are counted, by those that count them. */
export const points = 201;

/** What the fleet's own engine calls it. */
export const runOf = ({ groups, horizonMs, seed }: BenchModel) => ({
  groups,
  horizonMs,
  seed,
  points,
});

/** What ends a stay, given a number in [0, 1). */
export function wayAt({ ways }: BenchState, chance: number): Way {
  return ways.find(({ below }) => chance < below) ?? (ways.at(-1) as Way);
}
