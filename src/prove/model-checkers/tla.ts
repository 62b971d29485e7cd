// The lifecycle for TLC: a module of TLA+, its claims as invariants and temporal properties.

import { type InstanceMachine, instanceMachine, kinds } from '../../../machines/index.js';
import type { Claim } from '../claim.js';
import { instanceClaims } from '../instance.js';
import { type Formula, movers, type Pair, type Term } from './formulas.js';
import {
  byStates,
  guardName,
  predicateOf,
  stepsOf,
  subjectOf,
  termText,
  wordOf,
} from './notation.js';
import type { FlatStep } from './steps.js';

/** The name of the module, and of its file: `Lifecycle.tla`. */
const moduleName = 'Lifecycle';

/**
 * Writes the lifecycle of an instance as a module of TLA+, with the claims about it. What TLC is to be given stands in a
 * comment at its end.
 *
 * @param machine - the machine; `instanceMachine` unless given
 * @param claims - what is claimed; `instanceClaims` unless given
 * @example
 * ```ts
 * tlaOf().includes('serving_is_running == is_serving <=> in_RUNNING'); // true
 * ```
 */
export function tlaOf(
  machine: InstanceMachine = instanceMachine,
  claims: readonly Claim[] = instanceClaims,
): string {
  const subject = subjectOf(machine, claims);
  const { formulas } = subject;
  const remarks = [
    ...subject.remarks,
    'TLC counts as many distinct states. A deleted instance goes nowhere, which is no deadlock: tlc -deadlock Lifecycle',
  ];
  return [
    `---------------------------- MODULE ${moduleName} ----------------------------`,
    ...remarks.map(comment),
    '',
    'VARIABLES kind, state',
    'vars == <<kind, state>>',
    '',
    `Kinds == ${setOf(kinds)}`,
    `States == ${setOf(subject.leaves)}`,
    'TypeOK == kind \\in Kinds /\\ state \\in States',
    '',
    ...subject.guards.map((guard) => `${guardName(guard.name)} == kind \\in ${setOf(guard.kinds)}`),
    ...subject.names.map((each) => `${predicateOf(each)} == state \\in ${setOf(each.states)}`),
    ...(subject.needsReached ? [`reached == ${pairsText(subject.reached)}`] : []),
    '',
    `Init == kind \\in Kinds /\\ state = ${quoted(subject.first)}`,
    '',
    ...movers.flatMap((mover) => [
      `${mover} ==`,
      ...stepsOf(mover, subject.steps, { comment, step: stepText }),
      // Without any it would be no definition.
      '  \\/ FALSE /\\ UNCHANGED vars',
      '',
    ]),
    `Next == ${movers.join(' \\/ ')}`,
    `Spec == Init /\\ [][Next]_vars${fairness(formulas)}`,
    '',
    ...formulas.flatMap((formula) => [comment(formula.claim.sentence), ...lines(formula), '']),
    '=============================================================================',
    comment(`What TLC is to be given, as ${moduleName}.cfg:`),
    'SPECIFICATION Spec',
    'INVARIANT TypeOK',
    ...formulas.flatMap((formula) => configured(formula)),
    '',
  ].join('\n');
}

const comment = (text: string): string => `\\* ${text.replaceAll(/\s+/g, ' ')}`;
const quoted = (text: string): string => JSON.stringify(text);
const setOf = (names: readonly string[]): string => `{${names.map(quoted).join(', ')}}`;

function stepText({ edge, from, to, needs, without }: FlatStep): string {
  const parts = [
    `state = ${quoted(from)}`,
    ...(needs ? [guardName(needs)] : []),
    ...without.map((guard) => `~${guardName(guard)}`),
    `state' = ${quoted(to)}`,
    'UNCHANGED kind',
  ];
  return `\\/ ${parts.join(' /\\ ')} \\* ${edge.event}`;
}

function fairness(formulas: readonly Formula[]): string {
  const fair = formulas.flatMap((formula) => (formula.type === 'leadsTo' ? [formula.mover] : []));
  return [...new Set(fair)].map((mover) => ` /\\ WF_vars(${mover})`).join('');
}

const pairsText = (pairs: readonly Pair[]): string =>
  byStates(pairs)
    .map(({ kinds: some, states }) => `(kind \\in ${setOf(some)} /\\ state \\in ${setOf(states)})`)
    .join(' \\/ ') || 'FALSE';

const textOf = (term: Term): string => termText(term, { no: '~', pairs: pairsText });

function lines(formula: Formula): string[] {
  const name = wordOf(formula.claim.name);
  switch (formula.type) {
    case 'invariant':
      return [
        comment('Written as the states in which the proof has found it to hold.'),
        `${name} == ${textOf(formula.holds)}`,
      ];
    case 'equivalence':
      return [`${name} == ${textOf(formula.left)} <=> ${textOf(formula.right)}`];
    case 'leadsTo':
      return [`${name} == ${textOf(formula.from)} ~> ${textOf(formula.to)}`];
    case 'possible':
      return [
        comment('That it is possible shows when this invariant is violated, as it has to be.'),
        `${name} == ~(${textOf(formula.to)})`,
      ];
    case 'none':
      return [comment(`Not written here: ${formula.why}.`)];
  }
}

function configured(formula: Formula): string[] {
  const name = wordOf(formula.claim.name);
  if (formula.type === 'none') return [];
  if (formula.type === 'leadsTo') return [`PROPERTY ${name}`];
  if (formula.type === 'possible') return [comment(`INVARIANT ${name} (has to be violated)`)];
  return [`INVARIANT ${name}`];
}
