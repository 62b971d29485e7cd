// The machines of docs/examples are JavaScript, as users may have them.

declare module '*.machine.mjs' {
  import type { AnyStateMachine, EventObject } from 'xstate';

  export const machine: AnyStateMachine;
  export const events: EventObject[];
  export const claims: object[];
}
