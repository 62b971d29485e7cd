// The words and the picture of the chart, as the build left them beside the page. All that the page
// offers to choose from comes from here, from the view or from the service.

import type {
  EventName,
  Kind,
  Mover,
  Outcome,
  Request,
  StateName,
} from '../../../machines/index.js';
import type { PlacedChart } from '../../statechart/index.js';

/** The chart in its places, as JSON has it. */
export interface Picture extends Omit<PlacedChart, 'standIns'> {
  readonly standIns: readonly (readonly [string, string])[];
}

/** A step that the chart has in a state. */
export interface LifecycleStep {
  readonly state: StateName;
  readonly event: EventName;
  readonly by: Mover;
  /** Per kind, in the order of the kinds: where it leads and which edge it takes; null if nowhere. */
  readonly ends: readonly ({ readonly to: StateName; readonly edge: number } | null)[];
}

/** All of it. */
export interface Vocabulary {
  readonly kinds: readonly { readonly id: Kind; readonly name: string }[];
  readonly outcomes: readonly Outcome[];
  /** How work ends badly. */
  readonly badEnd: Outcome;
  /** What events mean, to follow "when". */
  readonly meanings: Readonly<Record<EventName, string>>;
  readonly phrases: Readonly<Record<Request, string>>;
  readonly steps: readonly LifecycleStep[];
  readonly phases: readonly { readonly name: string; readonly state: StateName }[];
  /** What a plan decides besides phases. */
  readonly besides: readonly string[];
  readonly presets: readonly string[];
  readonly operations: readonly { readonly id: string; readonly summary: string }[];
  /** What a name of an instance may be. */
  readonly nameRule: string;
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly status: number;
  }[];
  readonly chart: {
    /** From the widest, which has the most in it, to the narrowest. */
    readonly pictures: readonly Picture[];
    /** The number of the edge that each transition in the pictures is. */
    readonly edges: Readonly<Record<string, number>>;
    /** The edges by which something goes wrong. */
    readonly faults: readonly number[];
  };
}

/** What a kind is called. */
export function kindName({ kinds }: Vocabulary, kind: string): string {
  const name = kinds.find(({ id }) => id === kind)?.name ?? kind;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A step as it is for a kind. */
export interface KindStep {
  readonly event: EventName;
  readonly by: Mover;
  readonly to: StateName;
  readonly edge: number;
}

/** The steps that an instance of a kind can take in a state. */
export function stepsFrom({ steps, kinds }: Vocabulary, state: string, kind: Kind): KindStep[] {
  const position = kinds.findIndex(({ id }) => id === kind);
  return steps.flatMap((step) => {
    const end = step.state === state ? step.ends[position] : undefined;
    return end ? [{ event: step.event, by: step.by, ...end }] : [];
  });
}

/** What an event is called: a request by its phrase, an outcome by its name. */
export function eventName({ phrases }: Vocabulary, event: EventName): string {
  return (phrases as Readonly<Record<string, string>>)[event] ?? event;
}

/** A name of a program in words: `automaticBackup` → `automatic backup`. */
export const spacedName = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
