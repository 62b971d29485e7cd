// The lifecycle for TLC: a module of TLA+, its claims as invariants and temporal properties.

import { type InstanceMachine, instanceMachine, kinds, moverOf } from '../../../machines/index.js';
import { diagramModelOf, sentenceOf } from '../../diagram/internal.js';
import type { Claim } from '../claim.js';
import { instanceClaims } from '../instance.js';
import { type Formula, formulasOf, type Pair, type Term } from './formulas.js';
import {
  byStates,
  namedStates,
  needsReached,
  predicateOf,
  remarksFor,
  wordOf,
} from './notation.js';
import { type FlatStep, flatSteps, leavesOf } from './steps.js';

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
  const model = diagramModelOf(machine);
  const { formulas, reached } = formulasOf(machine, claims);
  const steps = flatSteps(model);
  const { states, initial } = model.lifecycle.table;
  const remarks = [
    ...remarksFor(model, reached),
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
    `States == ${setOf(leavesOf(model).map(({ name }) => name))}`,
    'TypeOK == kind \\in Kinds /\\ state \\in States',
    '',
    ...model.guards.map((guard) => `${guardName(guard.name)} == kind \\in ${setOf(guard.kinds)}`),
    ...namedStates(model).map((each) => `${predicateOf(each)} == state \\in ${setOf(each.states)}`),
    ...(needsReached(formulas) ? [`reached == ${pairsText(reached)}`] : []),
    '',
    `Init == kind \\in Kinds /\\ state = ${quoted(states[initial] as string)}`,
    '',
    ...(['operator', 'platform'] as const).flatMap((mover) => [
      `${mover} ==`,
      ...steps.flatMap((step, index) =>
        moverOf(step.edge.event) === mover ? stepLines(step, steps[index - 1]) : [],
      ),
      // Without any it would be no definition.
      '  \\/ FALSE /\\ UNCHANGED vars',
      '',
    ]),
    'Next == operator \\/ platform',
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
const guardName = (guard: string): string => `guard_${wordOf(guard)}`;

function stepLines(step: FlatStep, before: FlatStep | undefined): string[] {
  const { edge, from, to, needs, without } = step;
  const parts = [
    `state = ${quoted(from)}`,
    ...(needs ? [guardName(needs)] : []),
    ...without.map((guard) => `~${guardName(guard)}`),
    `state' = ${quoted(to)}`,
    'UNCHANGED kind',
  ];
  return [
    ...(before?.edge === edge ? [] : [`  ${comment(sentenceOf(edge))}`]),
    `  \\/ ${parts.join(' /\\ ')} \\* ${edge.event}`,
  ];
}

function fairness(formulas: readonly Formula[]): string {
  const movers = formulas.flatMap((formula) => (formula.type === 'leadsTo' ? [formula.mover] : []));
  return [...new Set(movers)].map((mover) => ` /\\ WF_vars(${mover})`).join('');
}

function termText(term: Term): string {
  if (term.type === 'named') return `${term.negated ? '~' : ''}${predicateOf(term)}`;
  return term.type === 'reached' ? 'reached' : pairsText(term.pairs);
}

const pairsText = (pairs: readonly Pair[]): string =>
  byStates(pairs)
    .map(({ kinds: some, states }) => `(kind \\in ${setOf(some)} /\\ state \\in ${setOf(states)})`)
    .join(' \\/ ') || 'FALSE';

function lines(formula: Formula): string[] {
  const name = wordOf(formula.claim.name);
  switch (formula.type) {
    case 'invariant':
      return [
        comment('Written as the states in which the proof has found it to hold.'),
        `${name} == ${termText(formula.holds)}`,
      ];
    case 'equivalence':
      return [`${name} == ${termText(formula.left)} <=> ${termText(formula.right)}`];
    case 'leadsTo':
      return [`${name} == ${termText(formula.from)} ~> ${termText(formula.to)}`];
    case 'possible':
      return [
        comment('That it is possible shows when this invariant is violated, as it has to be.'),
        `${name} == ~(${termText(formula.to)})`,
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
