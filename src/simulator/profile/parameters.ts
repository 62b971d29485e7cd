// The numbers that a profile gives to its instances, each with the place where it works in the compiled model.

import { lifecycle, type Outcome } from '../../../machines/index.js';
import type { PhasePlan } from '../../plan/index.js';
import { otherEnds, type Phase, phasesOf } from '../../plan/internal.js';
import { modelOf } from './models.js';
import { type ProfileGroup, repairs } from './profile.js';
import { racingCauses } from './racing-causes.js';
import type { SemiMarkovModel } from './semi-markov.js';

/**
 * What a number of a profile is: how long something `takes`, how often it `arrives`, or how `likely` an end is.
 */
export type ParameterType = 'takes' | 'arrives' | 'likely';

/** A number of a profile, or a distribution of times as a whole. */
export interface Parameter {
  /** Its keys in a profile, such as `plan.phases.RESTARTING.fails`. */
  readonly key: string;
  readonly type: ParameterType;
  /** The object that the profile has it in: groups that share it have one parameter. */
  readonly within: object;
  /** Where it works. */
  readonly places: readonly ParameterPlace[];
}

/** A cause of a state in the compiled model. */
export interface ParameterPlace {
  readonly state: number;
  readonly cause: number;
  /** For a probability: of which end, and which one comes where that one does not. */
  readonly ends?: { readonly end: Outcome; readonly instead: Outcome };
}

/** A compiled group and its parameters. */
export interface ParametrisedModel {
  readonly model: SemiMarkovModel;
  readonly parameters: readonly Parameter[];
}

/** Compiles a group, and lists the parameters that its instances can meet. */
export function parametrised(group: ProfileGroup): ParametrisedModel {
  const model = modelOf(group);
  const found = new Map<string, Parameter & { places: ParameterPlace[] }>();
  const add = (key: string, type: ParameterType, within: object, place: ParameterPlace) => {
    const known = found.get(key) ?? { key, type, within, places: [] };
    known.places.push(place);
    found.set(key, known);
  };
  model.states.forEach(({ name }, state) => {
    racingCauses(lifecycle, group, name).forEach(({ afterMs, keys, ends }, cause) => {
      if (keys) {
        const arrives = model.states[state]?.serving === true && !isRepair(keys);
        const suffix = arrives && afterMs.type === 'exponential' ? 'every' : 'after';
        const key = ['workload', ...keys, suffix].join('.');
        add(key, arrives ? 'arrives' : 'takes', afterMs, { state, cause });
        return;
      }
      const phase = phasesOf(lifecycle).find((each) => each.state === name) as Phase;
      const planned = group.plan.phases[phase.name] as PhasePlan;
      const path = `plan.phases.${phase.name}`;
      add(`${path}.takes`, 'takes', planned, { state, cause });
      const comes = (outcome: Outcome) => ends.some(({ event }) => event === outcome);
      for (const { key, outcome: end } of otherEnds) {
        if (!comes(end) || !comes(phase.well)) continue;
        add(`${path}.${key}`, 'likely', planned, {
          state,
          cause,
          ends: { end, instead: phase.well },
        });
      }
    });
  });
  return { model, parameters: [...found.values()] };
}

const isRepair = ([key]: readonly string[]) => repairs.some((each) => each.key === key);
