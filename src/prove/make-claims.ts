// The functions by which claims are made, with sentences and places of their own where none are given.

import type {
  AlwaysClaim,
  EdgeClaim,
  LeadsToClaim,
  OneWayClaim,
  Predicate,
  ReachableClaim,
  StepClaim,
  TakenClaim,
} from './claim.js';

/**
 * Claims that something is true of every snapshot that can be reached.
 *
 * @param holds - true, or false, or the reason why not
 * @param about - where the claim says something; without it everywhere
 * @example
 * ```ts
 * const door = createMachine({
 *   initial: 'shut',
 *   states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
 * });
 * const claim = always('never locked', (state) => !state.matches('locked'));
 * prove(door, { claims: [claim] }).proven; // true
 * ```
 */
export function always(
  name: string,
  holds: AlwaysClaim['holds'],
  { sentence = name, about = () => true }: { sentence?: string; about?: Predicate } = {},
): AlwaysClaim {
  return { type: 'always', name, sentence, holds, about };
}

/**
 * Claims that something is true of no snapshot that can be reached. Where it would be true cannot be reached if
 * the claim holds, so it says something about every snapshot.
 *
 * @example
 * ```ts
 * const door = createMachine({
 *   initial: 'shut',
 *   states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
 * });
 * const [verdict] = prove(door, { claims: [never('ajar', (state) => state.matches('ajar'))] }).verdicts;
 * verdict?.outcome; // 'refuted'
 * ```
 */
export function never(
  name: string,
  is: Predicate,
  { sentence = `never: ${name}` }: { sentence?: string } = {},
): AlwaysClaim {
  return always(name, (snapshot) => !is(snapshot), { sentence });
}

/**
 * Claims that two things are true of the same snapshots. Vacuous where neither ever is.
 *
 * @example
 * ```ts
 * const claim = equivalent(
 *   'serving is RUNNING',
 *   { is: 'tagged serving', of: (instance) => instance.hasTag('serving') },
 *   { is: 'RUNNING', of: (instance) => instance.matches('RUNNING') },
 * );
 * claim.sentence; // 'tagged serving if and only if RUNNING'
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // true
 * ```
 */
export function equivalent(
  name: string,
  left: { readonly is: string; readonly of: Predicate },
  right: { readonly is: string; readonly of: Predicate },
  { sentence = `${left.is} if and only if ${right.is}` }: { sentence?: string } = {},
): AlwaysClaim {
  const claim = always(
    name,
    (snapshot) => {
      const [isLeft, isRight] = [left.of(snapshot), right.of(snapshot)];
      if (isLeft === isRight) return true;
      return isLeft ? `${left.is}, and not ${right.is}` : `${right.is}, and not ${left.is}`;
    },
    { sentence, about: (snapshot) => left.of(snapshot) || right.of(snapshot) },
  );
  return { ...claim, sides: [left.of, right.of] };
}

/**
 * Claims that something is true of every step, also of events that are refused.
 *
 * @example
 * ```ts
 * const claim = everyStep('what is refused changes nothing', ({ taken, before, after }) => taken || before === after);
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // true
 * ```
 */
export function everyStep(
  name: string,
  holds: StepClaim['holds'],
  { sentence = name, about = () => true }: { sentence?: string; about?: StepClaim['about'] } = {},
): StepClaim {
  return { type: 'step', name, sentence, holds, about };
}

/**
 * Claims that something is true of every transition that is written in the machine.
 *
 * @example
 * ```ts
 * const claim = everyEdge('every edge is described', ({ definition }) => Boolean(definition.description));
 * prove(instanceMachine, { ...instanceProof, claims: [claim], walks: false }).proven; // true
 * ```
 */
export function everyEdge(
  name: string,
  holds: EdgeClaim['holds'],
  { sentence = name }: { sentence?: string } = {},
): EdgeClaim {
  return { type: 'edge', name, sentence, holds };
}

/**
 * Claims that a way leads to `to`, from every snapshot that is `from` (without it: from all that can be reached).
 *
 * @example
 * ```ts
 * const door = createMachine({
 *   initial: 'shut',
 *   states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
 * });
 * const claim = reachable('it can be shut', { to: (state) => state.matches('shut') });
 * prove(door, { claims: [claim] }).proven; // true
 * ```
 */
export function reachable(
  name: string,
  {
    from = () => true,
    to,
    sentence = name,
  }: { readonly from?: Predicate; readonly to: Predicate; readonly sentence?: string },
): ReachableClaim {
  return { type: 'reachable', name, sentence, from, to };
}

/**
 * Claims that every run from `from` comes to `to`, as long as one of the `helpful` events happens again and again
 * while one is possible. Without `helpful` any event will do, but no run may stand still where an event is possible.
 *
 * @example
 * ```ts
 * const door = createMachine({
 *   initial: 'shut',
 *   states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
 * });
 * const claim = leadsTo('it is shut in the end', {
 *   from: (state) => state.matches('ajar'),
 *   to: (state) => state.matches('shut'),
 *   helpful: ({ type }) => type === 'close',
 * });
 * prove(door, { claims: [claim] }).proven; // true
 * ```
 */
export function leadsTo(
  name: string,
  {
    from,
    to,
    helpful = () => true,
    sentence = name,
  }: {
    readonly from: Predicate;
    readonly to: Predicate;
    readonly helpful?: LeadsToClaim['helpful'];
    readonly sentence?: string;
  },
): LeadsToClaim {
  return { type: 'leadsTo', name, sentence, from, to, helpful };
}

/**
 * Claims that in one state one event leads one way, for each input: nothing else is remembered that decides.
 *
 * @example
 * ```ts
 * const door = createMachine({
 *   initial: 'shut',
 *   states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
 * });
 * prove(door, { claims: [oneWay('one way')] }).proven; // true
 * ```
 */
export function oneWay(name: string, { sentence = name }: { sentence?: string } = {}): OneWayClaim {
  return { type: 'oneWay', name, sentence };
}

/**
 * Claims that every transition that is written can be taken, from one start at least.
 *
 * @example
 * ```ts
 * const machine = alterMachine(instanceMachine, ['guards.keepsBackups=never']);
 * const claims = [everyEdgeTaken('every edge is taken')];
 * prove(machine, { ...instanceProof, claims, walks: false }).verdicts[0]?.outcome; // 'refuted'
 * ```
 */
export function everyEdgeTaken(
  name: string,
  { sentence = name }: { sentence?: string } = {},
): TakenClaim {
  return { type: 'taken', name, sentence };
}
