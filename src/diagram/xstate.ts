// The machine as one file of TypeScript that runs where XState 5 is installed, and that Stately Studio takes as it is:
// the guards are functions of the kind, each edge carries its source.

import { kinds } from '../../machines/index.js';
import type { DiagramModel } from './model.js';
import { guardInWords, remarkOnRefusals, remarksOn } from './wording.js';

/**
 * Renders a diagram model as the source of an XState machine.
 *
 * @param model - what to draw
 * @throws TypeError when the machine holds a function besides its context and its guards: it would get lost
 */
export function renderXstate(model: DiagramModel): string {
  const { id, description, initial, states } = model.machine.config;
  const comment = [description ?? '', ...remarksOn(model), remarkOnRefusals];
  const union = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(' | ');
  const guards = model.guards.map(({ name, kinds: some, ...rest }) => {
    const among = `(${JSON.stringify(some)} as readonly string[]).includes(context.kind)`;
    const meaning = oneLine(guardInWords({ name, kinds: some, ...rest }));
    return `    /** ${meaning}. */\n    ${name}: ({ context }) => ${among},`;
  });
  const events = [...new Set(model.edges.map(({ event }) => event))];
  const body = JSON.stringify({ id, description, initial, states }, withoutLoss, 2);
  return `${comment.map((line) => `// ${oneLine(line)}\n`).join('')}
import { setup } from 'xstate';

export type Kind = ${union(kinds)};

export const machine = setup({
  types: {} as {
    context: { readonly kind: Kind };
    input: { readonly kind: Kind };
    events: { readonly type: ${union(events)} };
  },
  guards: {
${guards.join('\n')}
  },
}).createMachine({
  context: ({ input }) => ({ kind: input.kind }),
${body
  .slice(2, -2)
  // A name that is no word in JSON is none here; the rest reads better without quotes.
  .replaceAll(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:')},
});
`;
}

const oneLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /').trim();

function withoutLoss(key: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  throw new TypeError(`cannot write the chart as code: ${key} is a function; name it instead`);
}
