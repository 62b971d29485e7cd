// The lifecycle as somebody in a hurry would write it down: a switch over numbers, which V8 compiles
// to jumps. Written by hand like names-switch.ts, with the same excuse: the bench checks it.

import type { EventName, Kind, StateName } from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life } from './lives.js';

// biome-ignore lint/suspicious/noConstEnum: jumps need literals, and those are what tsc makes of it
const enum State {
  Creating,
  CreateFailed,
  Idle,
  BackingUp,
  Configuring,
  Error,
  Restarting,
  Extending,
  Restoring,
  Deleted,
}

const stateNames: readonly StateName[] = [
  'CREATING',
  'CREATEFAILED',
  'RUNNING.idle',
  'RUNNING.backingUp',
  'RUNNING.configuring',
  'ERROR',
  'RESTARTING',
  'EXTENDING',
  'RESTORING',
  'deleted',
];

// biome-ignore lint/suspicious/noConstEnum: as above
const enum Event {
  Restart,
  Extend,
  Restore,
  BackUp,
  Configure,
  Flush,
  Delete,
  Succeed,
  Fail,
  Fault,
  Recover,
}

const eventNames: readonly EventName[] = [
  'restart',
  'extend',
  'restore',
  'backUp',
  'configure',
  'flush',
  'delete',
  'succeed',
  'fail',
  'fault',
  'recover',
];

function next(state: State, event: Event, kind: Kind): State {
  switch (state) {
    case State.Creating:
      switch (event) {
        case Event.Succeed:
          return State.Idle;
        case Event.Fail:
          return State.CreateFailed;
        case Event.Fault:
          return State.Error;
      }
      return state;
    case State.CreateFailed:
      return event === Event.Delete ? State.Deleted : state;
    case State.Idle:
      switch (event) {
        case Event.Restart:
          return State.Restarting;
        case Event.Extend:
          return State.Extending;
        case Event.Restore:
          return kind === 'single' ? state : State.Restoring;
        case Event.BackUp:
          return kind === 'single' ? state : State.BackingUp;
        case Event.Configure:
          return State.Configuring;
        case Event.Delete:
          return State.Deleted;
        case Event.Fault:
          return State.Error;
      }
      return state;
    case State.BackingUp:
    case State.Configuring:
      switch (event) {
        case Event.Succeed:
        case Event.Fail:
          return State.Idle;
        case Event.Restart:
          return State.Restarting;
        case Event.Fault:
          return State.Error;
      }
      return state;
    case State.Error:
      switch (event) {
        case Event.Restart:
          return State.Restarting;
        case Event.Recover:
          return State.Idle;
        case Event.Delete:
          return State.Deleted;
      }
      return state;
    case State.Restarting:
      switch (event) {
        case Event.Succeed:
          return State.Idle;
        case Event.Fail:
        case Event.Fault:
          return State.Error;
      }
      return state;
    case State.Extending:
      switch (event) {
        case Event.Succeed:
          return State.Idle;
        case Event.Fail:
          return kind === 'single' ? State.Error : State.Idle;
        case Event.Fault:
          return State.Error;
      }
      return state;
    case State.Restoring:
      switch (event) {
        case Event.Succeed:
          return State.Idle;
        case Event.Fail:
          return kind === 'ha' ? State.Idle : State.Error;
        case Event.Fault:
          return State.Error;
      }
      return state;
    default:
      return state;
  }
}

/** A switch over small integers. */
export function numbersSwitch(lives: readonly Life[]): Contender {
  const coded = lives.map(({ kind, events }) => ({
    kind,
    codes: Uint8Array.from(events, (event) => eventNames.indexOf(event)),
  }));
  const nameOf = (state: State) => stateNames[state] as StateName;
  return contend(lives, {
    name: 'switch by hand, over numbers',
    run: () =>
      coded.map(({ kind, codes }) => {
        let state: State = State.Creating;
        for (let i = 0; i < codes.length; i++) state = next(state, codes[i] as Event, kind);
        return nameOf(state);
      }),
    trace: () =>
      coded.flatMap(({ kind, codes }) => {
        let state: State = State.Creating;
        return Array.from(codes, (code) => {
          state = next(state, code as Event, kind);
          return nameOf(state);
        });
      }),
  });
}
