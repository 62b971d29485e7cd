// The book of a check: everything is counted in it, the first of every sort is kept, and at the end
// it is made into a report.

import type { Lifecycle } from '../../../machines/index.js';
import { sightings } from '../lifecycle/index.js';
import {
  type Problem,
  type SpeedWarning,
  type TraceCounts,
  type TraceReport,
  UnusableTraceError,
  type Violation,
} from './report.js';
import { Changes, Findings, problemAt, UnknownWords } from './tallies.js';

/** Takes down what a check comes across. */
export class TraceBook {
  records = 0;
  blanks = 0;
  requests = 0;
  pairs = 0;
  changed = 0;
  readonly changes = new Changes();
  readonly unknownWords: UnknownWords;
  readonly #violations: Findings<Violation>;
  readonly #warnings: Findings<SpeedWarning>;
  readonly #broken: Findings<Problem>;
  readonly #outOfOrder: Findings<Problem>;
  readonly #duplicates: Findings<Problem>;
  readonly #seen = sightings.map(() => 0);
  #observations = 0;
  #fromMs = Number.POSITIVE_INFINITY;
  #toMs = Number.NEGATIVE_INFINITY;

  /** @param keep - how many findings of a sort to keep */
  constructor(
    keep: number,
    private readonly onFinding: ((finding: Violation | SpeedWarning) => void) | undefined,
  ) {
    this.unknownWords = new UnknownWords(keep);
    this.#violations = new Findings(keep);
    this.#warnings = new Findings(keep);
    this.#broken = new Findings(keep);
    this.#outOfOrder = new Findings(keep);
    this.#duplicates = new Findings(keep);
  }

  /** A sighting is held against the chart. */
  observe(sighting: number, atMs: number): void {
    this.#observations++;
    this.#seen[sighting] = (this.#seen[sighting] as number) + 1;
    if (atMs < this.#fromMs) this.#fromMs = atMs;
    if (atMs > this.#toMs) this.#toMs = atMs;
  }

  violation(violation: Violation): void {
    this.#violations.add(() => violation);
    this.onFinding?.(violation);
  }

  warning(warning: SpeedWarning): void {
    this.#warnings.add(() => warning);
    this.onFinding?.(warning);
  }

  broken(problem: string, line: number, source: string | undefined): void {
    this.#broken.add(() => problemAt(problem, line, source));
  }

  outOfOrder(than: number, line: number, source: string | undefined): void {
    this.#outOfOrder.add(() => problemAt(`earlier than line ${than}`, line, source));
  }

  duplicate(of: number, line: number, source: string | undefined): void {
    this.#duplicates.add(() => problemAt(`says the same as line ${of}`, line, source));
  }

  /** @throws UnusableTraceError when no sighting was held against the chart */
  report(chart: Lifecycle, instances: number): TraceReport {
    const changes = this.changes.list(chart);
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
      unknownStatuses: this.unknownWords.list(),
      seen: Object.fromEntries(
        sightings.flatMap((each, index) => (this.#seen[index] ? [[each, this.#seen[index]]] : [])),
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
      unknownStatuses: this.unknownWords.count,
      outOfOrder: this.#outOfOrder.count,
      duplicates: this.#duplicates.count,
    };
  }
}
