// The lifecycle for Spin: two processes, the operator and the platform, and the claims as formulas of linear time.

import { type InstanceMachine, instanceMachine, kinds } from '../../../machines/index.js';
import type { Claim } from '../claim.js';
import { instanceClaims } from '../instance.js';
import { type Formula, movers, type Pair, type Term } from './formulas.js';
import {
  byStates,
  guardName,
  type NamedStates,
  predicateOf,
  stepsOf,
  subjectOf,
  termText,
  wordOf,
} from './notation.js';
import type { FlatStep } from './steps.js';

/**
 * Writes the lifecycle of an instance as a model for Spin, with the claims about it.
 *
 * @param machine - the machine; `instanceMachine` unless given
 * @param claims - what is claimed; `instanceClaims` unless given
 * @returns Promela, as `spin -run` and `spin -a` take it
 * @example
 * ```ts
 * promelaOf().includes('ltl serving_is_running { [] (is_serving <-> in_RUNNING) }'); // true
 * ```
 */
export function promelaOf(
  machine: InstanceMachine = instanceMachine,
  claims: readonly Claim[] = instanceClaims,
): string {
  const subject = subjectOf(machine, claims);
  const comment = [
    ...subject.remarks,
    'Spin stores one state more, the one before the kind is chosen; those of a claim come on top of that.',
    'spin -run -noclaim FILE counts the states. spin -run -ltl NAME FILE holds one claim; those that lead somewhere need fairness as well: spin -run -f -ltl NAME FILE.',
  ];
  return [
    ...comment.map(comments),
    '',
    `mtype:kind = { ${kinds.map(kindName).join(', ')} };`,
    `mtype:state = { ${subject.leaves.map(stateName).join(', ')} };`,
    '',
    'mtype:kind kind;',
    'mtype:state state;',
    '',
    ...subject.guards.map(
      ({ name, kinds: some }) =>
        `#define ${guardName(name)} ${anyOf(some.map(kindName).map((each) => `kind == ${each}`))}`,
    ),
    ...subject.names.map((each) => `#define ${predicateOf(each)} ${definitionOf(each)}`),
    ...(subject.needsReached ? [`#define reached ${pairsText(subject.reached)}`] : []),
    '',
    ...movers.flatMap((mover) => [
      `active proctype ${mover}()`,
      '{',
      'end:',
      '  do',
      ...(mover === 'platform' ? birth(stateName(subject.first)) : []),
      ...stepsOf(mover, subject.steps, { comment: comments, step: stepText }),
      // A process without steps would not be one of Promela.
      '  :: false -> skip',
      '  od',
      '}',
      '',
    ]),
    ...subject.formulas.flatMap((formula) => [
      comments(formula.claim.sentence),
      ...formulaLines(formula),
      '',
    ]),
  ].join('\n');
}

const comments = (text: string): string => `/* ${text.replaceAll('*/', '* /')} */`;
const kindName = (kind: string): string => `kind_${wordOf(kind)}`;
const stateName = (state: string): string => `at_${wordOf(state)}`;
const isState = (state: string): string => `state == ${stateName(state)}`;
const anyOf = (parts: readonly string[]): string =>
  parts.length === 0 ? '(false)' : `(${parts.join(' || ')})`;

/** Before it is born an instance has no tags. */
const definitionOf = ({ sort, states }: NamedStates): string =>
  sort === 'tag' ? `(kind != 0 && ${anyOf(states.map(isState))})` : anyOf(states.map(isState));

/** The kind is chosen, and the instance begins. */
const birth = (first: string): string[] =>
  kinds.map((kind) => `  :: d_step { kind == 0 -> kind = ${kindName(kind)}; state = ${first} }`);

function stepText({ edge, from, to, needs, without }: FlatStep): string {
  const conditions = [
    isState(from),
    ...(needs ? [guardName(needs)] : []),
    ...without.map((guard) => `!${guardName(guard)}`),
  ];
  return `:: d_step { ${conditions.join(' && ')} -> state = ${stateName(to)} } /* ${edge.event} */`;
}

const pairsText = (pairs: readonly Pair[]): string =>
  anyOf(
    byStates(pairs).map(
      ({ kinds: some, states }) =>
        `(${anyOf(some.map((kind) => `kind == ${kindName(kind)}`))} && ${anyOf(states.map(isState))})`,
    ),
  );

const textOf = (term: Term): string => termText(term, { no: '!', pairs: pairsText });

function formulaLines(formula: Formula): string[] {
  const name = wordOf(formula.claim.name);
  const ltl = (text: string) => [`ltl ${name} { ${text} }`];
  // Before the kind is chosen there is no instance yet.
  switch (formula.type) {
    case 'invariant':
      return [
        comments('Written as the states in which the proof has found it to hold.'),
        ...ltl(`[] (kind == 0 || ${textOf(formula.holds)})`),
      ];
    case 'equivalence':
      return ltl(`[] (${textOf(formula.left)} <-> ${textOf(formula.right)})`);
    case 'leadsTo':
      return [
        comments(`It assumes that the ${formula.mover} goes on, which -f does.`),
        ...ltl(`[] (${textOf(formula.from)} -> <> ${textOf(formula.to)})`),
      ];
    case 'possible':
      return [
        comments(
          'That it is possible shows in a run that refutes this one: an error is expected here.',
        ),
        ...ltl(`[] !(${textOf(formula.to)})`),
      ];
    case 'none':
      return [comments(`Not written here: ${formula.why}.`)];
  }
}
