// What an application cut off its machine, and which option shows it.

import { type Cuts, nestedStates } from '../../../statechart/internal.js';

/** Deep enough for most machines. */
const deeper = 24;

/** Nothing, or one line. */
export function Missing({ cuts: { parts, depth } }: { cuts: Cuts }) {
  if (parts === 0) return null;
  const option = depth < deeper ? deeper : 2 * depth;
  return (
    <p class="cuts">
      The application writes its machine to a depth of {depth}, which is {nestedStates(depth)}{' '}
      states within one another; {parts} {parts === 1 ? 'part' : 'parts'} below that{' '}
      {parts === 1 ? 'is' : 'are'} missing. With <code>serializationDepthLimit: {option}</code> its
      inspector writes {nestedStates(option)}.
    </p>
  );
}
