// The lifecycle in javascript-state-machine, built from the compiled table. The library has no
// guards, so each kind of instance gets a machine with its own transitions.

import StateMachine from 'javascript-state-machine';
import {
  type EventName,
  type Kind,
  refused,
  type StateName,
  step,
} from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life, table } from './lives.js';

type Instance = Readonly<Record<EventName, () => void>> & { readonly state: StateName };

function factoryFor(kind: Kind): new () => Instance {
  const k = table.kinds.indexOf(kind);
  const transitions = table.states.flatMap((from, s) =>
    table.events.flatMap((name, e) => {
      const to = step(table, k, s, e);
      return to === refused ? [] : [{ name, from, to: table.states[to] as StateName }];
    }),
  );
  return StateMachine.factory<Instance>({
    init: table.states[table.initial] as StateName,
    transitions,
    // Events that a kind never accepts have no method of their own, and refused ones would throw.
    methods: Object.fromEntries(
      [...table.events, 'onInvalidTransition'].map((name) => [name, ignore]),
    ),
  });
}

const ignore = () => {};

/** Instances that call a method for every event. */
export function javascriptStateMachine(lives: readonly Life[]): Contender {
  const prepared = lives.map(({ kind, events }) => ({ Machine: factoryFor(kind), events }));
  return contend(lives, {
    name: 'javascript-state-machine',
    run: () =>
      prepared.map(({ Machine, events }) => {
        const instance = new Machine();
        for (const event of events) instance[event]();
        return instance.state;
      }),
    trace: () =>
      prepared.flatMap(({ Machine, events }) => {
        const instance = new Machine();
        return events.map((event) => {
          instance[event]();
          return instance.state;
        });
      }),
  });
}
