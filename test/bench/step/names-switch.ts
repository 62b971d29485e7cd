// The lifecycle as anybody would write it down: a switch over names. Written by hand, and the second
// list of transitions in this project; it stays honest because the bench compares it with the chart.

import type { EventName, Kind, StateName } from '../../../machines/index.js';
import type { Contender } from '../contender.js';
import { contend, type Life } from './lives.js';

function next(state: StateName, event: EventName, kind: Kind): StateName {
  switch (state) {
    case 'CREATING':
      switch (event) {
        case 'succeed':
          return 'RUNNING.idle';
        case 'fail':
          return 'CREATEFAILED';
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'CREATEFAILED':
      return event === 'delete' ? 'deleted' : state;
    case 'RUNNING.idle':
      switch (event) {
        case 'restart':
          return 'RESTARTING';
        case 'extend':
          return 'EXTENDING';
        case 'restore':
          return kind === 'single' ? state : 'RESTORING';
        case 'backUp':
          return kind === 'single' ? state : 'RUNNING.backingUp';
        case 'configure':
          return 'RUNNING.configuring';
        case 'delete':
          return 'deleted';
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'RUNNING.backingUp':
    case 'RUNNING.configuring':
      switch (event) {
        case 'succeed':
        case 'fail':
          return 'RUNNING.idle';
        case 'restart':
          return 'RESTARTING';
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'ERROR':
      switch (event) {
        case 'restart':
          return 'RESTARTING';
        case 'recover':
          return 'RUNNING.idle';
        case 'delete':
          return 'deleted';
      }
      return state;
    case 'RESTARTING':
      switch (event) {
        case 'succeed':
          return 'RUNNING.idle';
        case 'fail':
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'EXTENDING':
      switch (event) {
        case 'succeed':
          return 'RUNNING.idle';
        case 'fail':
          return kind === 'single' ? 'ERROR' : 'RUNNING.idle';
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'RESTORING':
      switch (event) {
        case 'succeed':
          return 'RUNNING.idle';
        case 'fail':
          return kind === 'ha' ? 'RUNNING.idle' : 'ERROR';
        case 'fault':
          return 'ERROR';
      }
      return state;
    case 'deleted':
      return state;
  }
}

/** A switch over strings. */
export function namesSwitch(lives: readonly Life[]): Contender {
  return contend(lives, {
    name: 'switch by hand, over names',
    run: () =>
      lives.map(({ kind, events }) => {
        let state: StateName = 'CREATING';
        for (let i = 0; i < events.length; i++) state = next(state, events[i] as EventName, kind);
        return state;
      }),
    trace: () =>
      lives.flatMap(({ kind, events }) => {
        let state: StateName = 'CREATING';
        return events.map((event) => {
          state = next(state, event, kind);
          return state;
        });
      }),
  });
}
