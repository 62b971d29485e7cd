// Holds a chart against an oracle, cell by cell: for every kind, state and event what becomes of it
// by a real transition, and with which error code a request is refused.

import type { AnyStateMachine } from 'xstate';
import { advance, leafNames, leafOf, placeAt } from './chart.js';
import { checkStep } from './checks.js';
import type { Verdict } from './oracle.js';
import type { Violation } from './rules.js';

/** The error code that a chart's questions give for a refused request, undefined for none. */
export type RefusalCode<Cell extends Verdict> = (cell: Cell) => string | undefined;

/** Holds a chart against all verdicts. */
export function checkGrid<Cell extends Verdict>(
  machine: AnyStateMachine,
  verdicts: readonly Cell[],
  refusalCode: RefusalCode<Cell>,
): Violation[] {
  const states = [...new Set(verdicts.map(({ state }) => state))];
  const present = leafNames(machine);
  return [
    ...states
      .filter((state) => !present.includes(state))
      .map((state) => ({ rule: 'states', message: `there is no state ${state}` })),
    ...present
      .filter((state) => !states.includes(state))
      .map((state) => ({ rule: 'states', message: `the oracle has no state ${state}` })),
    ...verdicts
      .filter(({ state }) => present.includes(state))
      .flatMap((verdict) => checkCell(machine, verdict, refusalCode)),
  ];
}

/** Holds a chart against one verdict. */
function checkCell<Cell extends Verdict>(
  machine: AnyStateMachine,
  verdict: Cell,
  refusalCode: RefusalCode<Cell>,
): Violation[] {
  const { kind, state, event, to, code } = verdict;
  const before = placeAt(machine, state, kind);
  if (!before) return [{ rule: 'states', message: `there is no state ${state}` }];
  const after = advance(machine, before, event);
  const accepted = before.can({ type: event });
  const found = accepted ? `becomes ${leafOf(after)}` : 'changes nothing';
  const expected = to === undefined ? 'changes nothing' : `becomes ${to}`;
  const cell = `${state}, on ${event},`;
  const violations = [...checkStep(machine, before, event, after)];
  if (found !== expected) {
    violations.push({ rule: 'grid', message: `${cell} ${found}; expected: ${expected}` });
  }
  const answer = refusalCode(verdict);
  if (answer !== code) {
    const [is, should] = [answer ?? 'no refusal', code ?? 'no refusal'];
    violations.push({ rule: 'refusal', message: `${cell} gives ${is}; expected: ${should}` });
  }
  return violations.map(({ rule, message }) => ({ rule, message: `${message} (${kind})` }));
}
