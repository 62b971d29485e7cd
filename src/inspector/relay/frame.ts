// What the relay tells the offline page: messages of the protocol, and which application each is from.

import type { EarlierActor, Journal } from '../journal/index.js';
import type { InspectionMessage } from '../protocol/index.js';

/** An application that is, or was, connected. */
export interface SourceInfo {
  /** The id that the relay gave it. */
  readonly id: string;
  /** The name that the application gave itself. */
  readonly name: string;
  /** Whether it is connected now. */
  readonly connected: boolean;
  /** The last that it sent too much of, and what helps. */
  readonly notice?: string;
  /** Whether it comes from a saved file. */
  readonly saved?: boolean;
}

/** One frame from the relay to a viewer. */
export type Frame =
  | { readonly type: 'source'; readonly source: SourceInfo }
  | { readonly type: 'earlierActor'; readonly earlier: EarlierActor }
  | {
      readonly type: 'message';
      readonly source: string;
      readonly message: InspectionMessage;
      readonly characters: number;
    }
  /** All that was known when the viewer came has been said. */
  | { readonly type: 'ready' };

/** Everything that is known, as a viewer who comes now is told it. */
export function* knownFrames(
  sources: Iterable<SourceInfo>,
  { earlierActors, entries }: Pick<Journal, 'earlierActors' | 'entries'>,
): Iterable<Frame> {
  for (const source of sources) yield { type: 'source', source };
  for (const earlier of earlierActors.values()) yield { type: 'earlierActor', earlier };
  for (const { source, message, characters } of entries) {
    yield { type: 'message', source, message, characters };
  }
  yield { type: 'ready' };
}
