// The ledger of a check: it counts everything, keeps the first findings of every sort, and becomes the
// report at the end.

import type { Lifecycle } from '../../../machines/index.js';
import { observedStatuses } from '../lifecycle/index.js';
import {
  type LineIssue,
  type SpeedWarning,
  type TraceCounts,
  type TraceReport,
  UnusableTraceError,
  type Violation,
} from './report.js';
import { ChangeTally, FindingTally, UnknownStatusTally } from './tallies.js';
import { locationOf, type TraceLine } from './trace-record.js';

/** Records what a check finds. */
export class TraceLedger {
  /** Records that were handed in. */
  records = 0;
  blanks = 0;
  requests = 0;
  /** Pairs of observations that were compared. */
  pairs = 0;
  /** Changes of status that conform. */
  changed = 0;
  readonly changes = new ChangeTally();
  readonly unknownStatuses: UnknownStatusTally;
  readonly #violations: FindingTally<Violation>;
  readonly #warnings: FindingTally<SpeedWarning>;
  readonly #broken: FindingTally<LineIssue>;
  readonly #outOfOrder: FindingTally<LineIssue>;
  readonly #duplicates: FindingTally<LineIssue>;
  readonly #seen = observedStatuses.map(() => 0);
  readonly #onFinding: ((finding: Violation | SpeedWarning) => void) | undefined;
  #observations = 0;
  #fromMs = Number.POSITIVE_INFINITY;
  #toMs = Number.NEGATIVE_INFINITY;

  /**
   * @param keep - how many findings of a sort to keep
   * @param onFinding - called for every violation and warning
   */
  constructor(keep: number, onFinding: ((finding: Violation | SpeedWarning) => void) | undefined) {
    this.#onFinding = onFinding;
    this.unknownStatuses = new UnknownStatusTally(keep);
    this.#violations = new FindingTally(keep);
    this.#warnings = new FindingTally(keep);
    this.#broken = new FindingTally(keep);
    this.#outOfOrder = new FindingTally(keep);
    this.#duplicates = new FindingTally(keep);
  }

  /** An observation is checked; the status is given by its position in `observedStatuses`. */
  observe(status: number, atMs: number): void {
    this.#observations++;
    this.#seen[status] = (this.#seen[status] as number) + 1;
    if (atMs < this.#fromMs) this.#fromMs = atMs;
    if (atMs > this.#toMs) this.#toMs = atMs;
  }

  violation(violation: Violation): void {
    this.#violations.add(() => violation);
    this.#onFinding?.(violation);
  }

  warning(warning: SpeedWarning): void {
    this.#warnings.add(() => warning);
    this.#onFinding?.(warning);
  }

  broken(problem: string, at: TraceLine): void {
    this.#broken.add(() => ({ ...locationOf(at), problem }));
  }

  outOfOrder(than: number, at: TraceLine): void {
    this.#outOfOrder.add(() => ({ ...locationOf(at), problem: `earlier than line ${than}` }));
  }

  duplicate(of: number, at: TraceLine): void {
    this.#duplicates.add(() => ({ ...locationOf(at), problem: `says the same as line ${of}` }));
  }

  /** @throws UnusableTraceError when no observation was checked */
  report(lifecycle: Lifecycle, instances: number): TraceReport {
    const changes = this.changes.list(lifecycle);
    const counts = this.#counts(
      instances,
      changes.reduce((sum, { unseen, count }) => sum + (unseen.length > 0 ? count : 0), 0),
    );
    if (this.#observations === 0) throw new UnusableTraceError(counts, this.#broken.first);
    return {
      verdict: this.#violations.count > 0 ? 'violations' : 'conforming',
      counts,
      violations: this.#violations.first,
      warnings: this.#warnings.first,
      changes,
      broken: this.#broken.first,
      outOfOrder: this.#outOfOrder.first,
      duplicates: this.#duplicates.first,
      unknownStatuses: this.unknownStatuses.list(),
      seen: Object.fromEntries(
        observedStatuses.flatMap((each, index) =>
          this.#seen[index] ? [[each, this.#seen[index]]] : [],
        ),
      ),
      from: new Date(this.#fromMs).toISOString(),
      to: new Date(this.#toMs).toISOString(),
    };
  }

  #counts(instances: number, jumps: number): TraceCounts {
    return {
      records: this.records,
      observations: this.#observations,
      requests: this.requests,
      instances,
      pairs: this.pairs,
      changes: this.changed,
      jumps,
      violations: this.#violations.count,
      warnings: this.#warnings.count,
      broken: this.#broken.count,
      blank: this.blanks,
      unknownStatuses: this.unknownStatuses.count,
      outOfOrder: this.#outOfOrder.count,
      duplicates: this.#duplicates.count,
    };
  }
}
