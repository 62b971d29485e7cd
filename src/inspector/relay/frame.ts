// What the relay tells the offline page: messages of the protocol, and which application each is from.

import type { EarlierActor } from '../journal/index.js';
import type { InspectionMessage } from '../protocol/index.js';

/** An application that is, or was, connected. */
export interface SourceInfo {
  /** The id that the relay gave it. */
  readonly id: string;
  /** The name that the application gave itself. */
  readonly name: string;
  /** Whether it is connected now. */
  readonly connected: boolean;
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
