// The instances of a service as actors of the machine, so that an inspector shows every change of status
// with the event that led to it.

import { type Actor, createActor } from 'xstate';
import {
  type InstanceMachine,
  instanceMachine,
  lifecycle,
  snapshotAt,
  stateNameOf,
} from '../../../machines/index.js';
import type { Emulator } from '../../emulator/index.js';
import { inspectWith, type Relay } from '../../inspector/index.js';

type InstanceActor = Actor<InstanceMachine>;

/** Instances that are followed; those that come after wait until one of them is gone. */
const mostMirrored = 200;

/**
 * Follows the instances of a service, from how they stand now.
 *
 * @returns ends it
 */
export function mirrorFleet({ store, core }: Emulator, relay: Relay): () => void {
  const { inspect, stop } = inspectWith(relay, { name: 'dcs-lifecycle serve' });
  const actors = new Map<string, InstanceActor>();

  function begin(id: string): void {
    const record = store.instances.get(id);
    if (!record || actors.size >= mostMirrored) return;
    const { name, kind, state } = record;
    // A record may come from an edited document, with a state that the machine does not have.
    if (!lifecycle.table.states.includes(state)) return;
    const snapshot = snapshotAt(instanceMachine, state, kind);
    const options = { id: name, input: { kind }, inspect, snapshot };
    actors.set(id, createActor(instanceMachine, options).start());
  }

  function end(id: string): void {
    actors.get(id)?.stop();
    actors.delete(id);
  }

  function follow(id: string): void {
    const actor = actors.get(id);
    const record = store.instances.get(id);
    if (!actor || !record) {
      end(id);
      begin(id);
      return;
    }
    const { state, moved } = record;
    const from = stateNameOf(actor.getSnapshot());
    if (from === state) return;
    // Tasks and removals are not announced one by one: then it goes on from where it is now.
    if (moved?.from === from) actor.send({ type: moved.event });
    if (stateNameOf(actor.getSnapshot()) === state) return;
    end(id);
    begin(id);
  }

  for (const { id } of store.instances.all.slice(0, mostMirrored)) begin(id);
  const unsubscribe = core.trace.subscribe(({ change }) => follow(change.instance_id));
  return () => {
    unsubscribe();
    stop();
  };
}
