// The lifecycle as the chart itself: a running actor, and XState's pure step.

import { createActor, initialTransition, transition } from 'xstate';
import {
  type InstanceEvent,
  type InstanceSnapshot,
  instanceMachine,
  stateNameOf,
} from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life } from './lives.js';

/** The events as objects that exist already, so that no program pays for making them. */
const withEvents = (lives: readonly Life[]) =>
  lives.map(({ kind, events }) => ({
    kind,
    events: events.map((type): InstanceEvent => ({ type })),
  }));

/** An actor without observers. */
export function actorSend(lives: readonly Life[]): Contender {
  const prepared = withEvents(lives);
  const bear = (kind: Life['kind']) => createActor(instanceMachine, { input: { kind } }).start();
  return contend(lives, {
    name: 'XState actor.send()',
    run: () =>
      prepared.map(({ kind, events }) => {
        const actor = bear(kind);
        for (const event of events) actor.send(event);
        return stateNameOf(actor.getSnapshot());
      }),
    trace: () =>
      prepared.flatMap(({ kind, events }) => {
        const actor = bear(kind);
        return events.map((event) => {
          actor.send(event);
          return stateNameOf(actor.getSnapshot());
        });
      }),
  });
}

/** The step as a pure function from snapshot to snapshot. */
export function pureTransition(lives: readonly Life[]): Contender {
  const prepared = withEvents(lives);
  const bear = (kind: Life['kind']): InstanceSnapshot =>
    initialTransition(instanceMachine, { kind })[0];
  return contend(lives, {
    name: 'XState transition()',
    run: () =>
      prepared.map(({ kind, events }) => {
        let snapshot = bear(kind);
        for (const event of events) [snapshot] = transition(instanceMachine, snapshot, event);
        return stateNameOf(snapshot);
      }),
    trace: () =>
      prepared.flatMap(({ kind, events }) => {
        let snapshot = bear(kind);
        return events.map((event) => {
          [snapshot] = transition(instanceMachine, snapshot, event);
          return stateNameOf(snapshot);
        });
      }),
  });
}
