// The lifecycle in robot3, built from the compiled table: a transition per state, event and target,
// with a guard where only some kinds take it.

import { createMachine, guard, interpret, type Machine, state, transition } from 'robot3';
import { type Kind, type StateName, step } from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life, table } from './lives.js';

interface Context {
  readonly kind: Kind;
}

function transitionsFrom(from: number) {
  return table.events.flatMap((event, e) =>
    table.states.flatMap((target, to) => {
      const takers = table.kinds.filter((_, k) => step(table, k, from, e) === to);
      if (takers.length === 0) return [];
      const needs = guard(({ kind }: Context) => takers.includes(kind));
      return transition(event, target, ...(takers.length < table.kinds.length ? [needs] : []));
    }),
  );
}

const machine = createMachine(
  table.states[table.initial] as StateName,
  Object.fromEntries(table.states.map((name, s) => [name, state(...transitionsFrom(s))])),
  (context: Context) => context,
) as unknown as Machine;

const ignore = () => {};

/** A service without a listener. */
export function robot(lives: readonly Life[]): Contender {
  const bear = (kind: Kind) => {
    const service = interpret(machine, ignore, { kind } as never);
    // The states are not known to the compiler, so neither are the events.
    return { service, send: service.send as unknown as (event: string) => void };
  };
  return contend(lives, {
    name: 'robot3',
    run: () =>
      lives.map(({ kind, events }) => {
        const { service, send } = bear(kind);
        for (const event of events) send(event);
        return service.machine.current as StateName;
      }),
    trace: () =>
      lives.flatMap(({ kind, events }) => {
        const { service, send } = bear(kind);
        return events.map((event) => {
          send(event);
          return service.machine.current as StateName;
        });
      }),
  });
}
