// Machines that everybody knows, rebuilt: a traffic light whose red is a machine of its own, an editor
// whose three styles are independent of one another, and the timer of 7GUIs. Times are short.

import { assign, createMachine, setup } from 'xstate';

/** Nested, with `after`, a final state and `onDone`. */
export const trafficLight = createMachine({
  id: 'light',
  initial: 'green',
  states: {
    green: { on: { TIMER: 'yellow' } },
    yellow: { on: { TIMER: 'red' } },
    red: {
      initial: 'walk',
      states: {
        walk: { on: { PED_COUNTDOWN: 'wait' } },
        wait: { on: { PED_COUNTDOWN: 'stop' } },
        stop: { type: 'final' },
      },
      onDone: 'green',
    },
  },
});

/** Parallel, with history. */
export const editor = createMachine({
  id: 'editor',
  initial: 'plain',
  states: {
    plain: { on: { STYLE: 'styled.before' } },
    styled: {
      type: 'parallel',
      on: { PLAIN: 'plain' },
      states: {
        bold: style('TOGGLE_BOLD'),
        italics: style('TOGGLE_ITALICS'),
        before: { type: 'history', history: 'deep' },
      },
    },
  },
});

function style(toggle: string) {
  return {
    initial: 'off',
    states: { on: { on: { [toggle]: 'off' } }, off: { on: { [toggle]: 'on' } } },
  };
}

/** `after` and `always`, with guards and context. */
export const timer = setup({
  types: {} as { context: { elapsed: number; duration: number }; events: { type: 'RESET' } },
  guards: {
    isOver: ({ context }) => context.elapsed >= context.duration,
    isNotOver: ({ context }) => context.elapsed < context.duration,
  },
  actions: { tick: assign({ elapsed: ({ context }) => context.elapsed + 1 }) },
}).createMachine({
  id: 'timer',
  initial: 'running',
  context: { elapsed: 0, duration: 3 },
  states: {
    running: {
      after: { 20: { target: 'running', reenter: true, actions: 'tick' } },
      always: { guard: 'isOver', target: 'paused' },
    },
    paused: { always: { guard: 'isNotOver', target: 'running' } },
  },
  on: { RESET: { actions: assign({ elapsed: 0 }) } },
});
