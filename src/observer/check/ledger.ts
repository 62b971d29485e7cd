// The ledger of a check: it counts everything, keeps the first findings of every sort, and becomes the
// report at the end.

import type { Lifecycle } from '../../../machines/index.js';
import { observedStatuses } from '../lifecycle/index.js';
import type { TimeUnit } from './instant.js';
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
import { verdictOf } from './verdict.js';

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
  readonly #times = new Map<TimeUnit, { count: number; written: string; at: string }>();
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

  /** @param make - called only for a violation that is kept or handed on: explaining takes time */
  violation(make: () => Violation): void {
    this.#find(this.#violations, make);
  }

  warning(warning: SpeedWarning): void {
    this.#find(this.#warnings, () => warning);
  }

  #find<T extends Violation | SpeedWarning>(tally: FindingTally<T>, make: () => T): void {
    if (!this.#onFinding) {
      tally.add(make);
      return;
    }
    const finding = make();
    tally.add(() => finding);
    this.#onFinding(finding);
  }

  /** A time was a number. */
  numericTime(unit: TimeUnit, written: unknown, atMs: number): void {
    const known = this.#times.get(unit);
    if (known) known.count++;
    else this.#times.set(unit, { count: 1, written: String(written), at: isoOf(atMs) });
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

  /**
   * @param allowSkipped - which share of the records may be passed over
   * @throws UnusableTraceError when the trace is empty
   */
  report(
    lifecycle: Lifecycle,
    {
      instances,
      sample,
      allowSkipped,
    }: { instances: number; sample: readonly string[]; allowSkipped: number },
  ): TraceReport {
    if (this.records === 0) throw new UnusableTraceError();
    const changes = this.changes.list(lifecycle);
    const counts = this.#counts(
      instances,
      changes.reduce((sum, { unseen, count }) => sum + (unseen.length > 0 ? count : 0), 0),
    );
    const unknownStatuses = this.unknownStatuses.list();
    return {
      ...verdictOf(counts, { unknown: unknownStatuses, broken: this.#broken.first }, allowSkipped),
      counts,
      violations: this.#violations.first,
      warnings: this.#warnings.first,
      changes,
      coverage: this.changes.coverage(lifecycle),
      broken: this.#broken.first,
      outOfOrder: this.#outOfOrder.first,
      duplicates: this.#duplicates.first,
      unknownStatuses,
      times: [...this.#times].map(([unit, reading]) => ({ unit, ...reading })),
      seen: Object.fromEntries(
        observedStatuses.flatMap((each, index) =>
          this.#seen[index] ? [[each, this.#seen[index]]] : [],
        ),
      ),
      ...(this.#observations > 0 && { from: isoOf(this.#fromMs), to: isoOf(this.#toMs) }),
      sample,
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
      skipped: this.#broken.count + this.#outOfOrder.count + this.unknownStatuses.count,
    };
  }
}

const isoOf = (atMs: number) => new Date(atMs).toISOString();
