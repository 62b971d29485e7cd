// A form that asks for feedback, in the spirit of the example with which the documentation of XState begins, and
// what is claimed of it.

import { assign, setup } from 'xstate';

export const machine = setup({
  guards: { isWritten: ({ context }) => context.feedback !== '' },
}).createMachine({
  id: 'feedback',
  context: { feedback: '' },
  initial: 'prompt',
  states: {
    prompt: { on: { 'feedback.good': 'thanks', 'feedback.bad': 'form' } },
    form: {
      on: {
        'feedback.update': { actions: assign({ feedback: ({ event }) => event.value }) },
        submit: { guard: 'isWritten', target: 'thanks' },
        back: 'prompt',
      },
    },
    thanks: { on: { close: 'closed' } },
    closed: { type: 'final' },
  },
});

export const events = [
  { type: 'feedback.good' },
  { type: 'feedback.bad' },
  { type: 'feedback.update', value: 'slow' },
  { type: 'feedback.update', value: '' },
  { type: 'submit' },
  { type: 'back' },
  { type: 'close' },
];

export const claims = [
  {
    type: 'always',
    name: 'thanked-for-words',
    sentence: 'Who is thanked has written something.',
    holds: (snapshot) =>
      !snapshot.matches('thanks') || snapshot.context.feedback !== '' || 'nothing was written',
    about: (snapshot) => snapshot.matches('thanks'),
  },
  {
    type: 'reachable',
    name: 'can-be-closed',
    sentence: 'From everywhere the form can be closed.',
    from: () => true,
    to: (snapshot) => snapshot.matches('closed'),
  },
];
