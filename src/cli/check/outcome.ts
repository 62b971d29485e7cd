// What a check comes to, and the words that all its outputs share.

import type { TraceReport } from '../../observer/index.js';
import { onOneLine } from '../environment/failures.js';
import { countText } from '../terminal/figures.js';

/** A report, and what a reader of it should know about how the traces were read. */
export interface CheckOutcome {
  readonly report: TraceReport;
  readonly notes: readonly string[];
  /** The name of the plan whose times were compared. */
  readonly plan?: string | undefined;
}

/** A place for people: `file:line`. */
export function placeOf({ source, line }: { source?: string; line: number }): string {
  return source === undefined ? `line ${line}` : `${onOneLine(source)}:${line}`;
}

/** A number of things, with the plural where it belongs. */
export const countOf = (count: number, thing: string): string =>
  `${countText(count)} ${thing}${count === 1 ? '' : 's'}`;

/** Says by its name on the command line what the library calls otherwise. */
export function inOptions(message: string): string {
  return message.replaceAll(
    /\b(allowSkipped|assumeUtc|ignoreCase|timeUnit)\b/g,
    (name) => `--${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`,
  );
}
