// Checks polled statuses against the chart, one after the other, in memory that grows with the number of
// instances only. Two observations conform if unseen steps can lead from one to the other.

import {
  lifecycle as instanceLifecycle,
  type Kind,
  type Lifecycle,
  type Request,
} from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses } from '../lifecycle/index.js';
import { Automaton, excluded, statusIndex } from './automaton.js';
import type { CheckOptions } from './check-options.js';
import { PairExplainer } from './explain.js';
import { IdSample } from './id-sample.js';
import { InstantReader, type TimeOptions, timeUnits } from './instant.js';
import { TraceLedger } from './ledger.js';
import { PendingRequests } from './pending-requests.js';
import type { PlainIds } from './plain-ids.js';
import { TooManyInstancesError, type TraceReport } from './report.js';
import { SpeedCheck } from './speed.js';
import type { TraceLines, TraceSink } from './trace-lines.js';
import { blankRecord, type ReadRecord, readRecord, uuid, whereIn } from './trace-record.js';
import { TrackedInstance, unobserved } from './tracked-instance.js';
import { usualAllowedSkips } from './verdict.js';
import { kindViolation, requestViolation, statusViolation } from './violations.js';

/** Checks a trace as it comes in. */
export class TraceCheck implements TraceSink {
  readonly #options: CheckOptions;
  readonly #lifecycle: Lifecycle;
  readonly #automaton: Automaton;
  readonly #requests: PendingRequests;
  readonly #speed: SpeedCheck | undefined;
  readonly #ledger: TraceLedger;
  readonly #instances = new Map<string, TrackedInstance>();
  readonly #sample = new IdSample();
  readonly #explainer = new PairExplainer();
  readonly #instants: InstantReader;
  readonly #ignoreCase: boolean;
  readonly #allowSkipped: number;
  readonly #maxInstances: number;
  /** How many sets of requests there are, to number changes by the set that was allowed. */
  readonly #requestSets: number;
  readonly #byIds = new WeakMap<PlainIds, TrackedInstance[]>();
  #ids: PlainIds | undefined;
  #byId: TrackedInstance[] = [];
  /** The record that is checked now. */
  readonly #record: ReadRecord = blankRecord();

  /** @throws RangeError when an option is out of range */
  constructor(options: CheckOptions) {
    const { lifecycle = instanceLifecycle, keep = 1000, dwell, exactTimes = false } = options;
    if (!Number.isInteger(keep) || keep < 0) {
      throw new RangeError(`keep: expected a whole number of at least 0, got ${keep}`);
    }
    const { allowSkipped = usualAllowedSkips, maxInstances = mapLimit } = options;
    if (!(allowSkipped >= 0 && allowSkipped <= 1)) {
      throw new RangeError(`allowSkipped: expected a share from 0 to 1, got ${allowSkipped}`);
    }
    this.#instants = new InstantReader(timesOf(options));
    this.#ignoreCase = options.ignoreCase ?? false;
    this.#allowSkipped = allowSkipped;
    this.#maxInstances = Math.min(maxInstances, mapLimit);
    this.#options = options;
    this.#requestSets = 2 ** lifecycle.table.eventCount;
    this.#lifecycle = lifecycle;
    this.#automaton = new Automaton(lifecycle);
    this.#requests = new PendingRequests(lifecycle);
    this.#speed = dwell && new SpeedCheck(lifecycle, dwell, exactTimes);
    this.#ledger = new TraceLedger(keep, options.onFinding);
  }

  /**
   * Takes the next record.
   *
   * @param record - a `TraceRecord`; anything else counts as broken
   * @param line - its line; its position unless given
   * @param source - the name of its file
   */
  push(record: unknown, line?: number, source?: string): void {
    this.#ledger.records++;
    const read = this.#record;
    read.line = line ?? this.#ledger.records;
    read.source = source;
    const problem = readRecord(this.#instants, record, read);
    if (problem !== undefined) {
      this.#ledger.broken(problem, read);
      return;
    }
    const { unit } = this.#instants;
    if (unit) this.#ledger.numericTime(unit, (record as { at: unknown }).at, read.atMs);
    const tracked = this.#instances.get(read.instanceId) ?? this.#track(read.instanceId);
    if (read.kind) this.#learnKind(tracked, read.kind);
    if (read.request) this.#checkRequest(tracked, read.request);
    if (read.status === undefined) return;
    const status = statusIndex(read.status, this.#ignoreCase);
    if (status < 0) this.#ledger.unknownStatuses.add(read.status, read);
    else this.#checkStatus(tracked, status);
  }

  /** Takes a line that is a plain record. */
  plain(lines: TraceLines, index: number, source?: string): void {
    this.#ledger.records++;
    const read = this.#record;
    read.line = lines.firstLine + index;
    read.source = source;
    read.atMs = lines.atMs[index] as number;
    if (lines.ids !== this.#ids) this.#use(lines.ids);
    const tracked = this.#byId[lines.id[index] as number] ?? this.#trackPlain(lines, index);
    this.#checkStatus(tracked, lines.status[index] as number);
  }

  /**
   * Takes a line that could not be read.
   *
   * @param problem - what is wrong with it
   * @param line - its line, from 1
   * @param source - the name of its file
   */
  broken(problem: string, line: number, source?: string): void {
    this.#ledger.records++;
    this.#ledger.broken(problem, { line, source });
  }

  /** Takes an empty line. */
  blank(): void {
    this.#ledger.blanks++;
  }

  /**
   * Ends the check.
   *
   * @throws UnusableTraceError when the trace is empty
   */
  finish(): TraceReport {
    if (this.#speed) {
      for (const tracked of this.#instances.values()) {
        const warning = this.#speed.end(tracked);
        if (warning) this.#ledger.warning(warning);
      }
    }
    return this.#ledger.report(this.#lifecycle, {
      instances: this.#instances.size,
      sample: this.#sample.list(),
      allowSkipped: this.#allowSkipped,
    });
  }

  #track(written: string): TrackedInstance {
    const id = idOf(written);
    const known = this.#instances.get(id);
    if (known) return known;
    if (this.#instances.size >= this.#maxInstances) {
      throw new TooManyInstancesError(this.#maxInstances);
    }
    this.#sample.add(id);
    const { kind: kindOf, requests } = this.#options;
    const kind = typeof kindOf === 'function' ? kindOf(id) : kindOf;
    const allowed = requests === 'complete' ? 0 : this.#requests.all;
    const tracked = new TrackedInstance(id, kind, this.#anythingOf(kind), allowed);
    this.#instances.set(id, tracked);
    return tracked;
  }

  /** Instances by the numbers of their ids, which each source has of its own. */
  #use(ids: PlainIds): void {
    this.#ids = ids;
    this.#byId = this.#byIds.get(ids) ?? [];
    this.#byIds.set(ids, this.#byId);
  }

  #trackPlain(lines: TraceLines, index: number): TrackedInstance {
    const id = lines.idOf(index);
    const tracked = this.#instances.get(id) ?? this.#track(id);
    this.#byId[lines.id[index] as number] = tracked;
    return tracked;
  }

  #anythingOf(kind: Kind | undefined): number {
    const { anything } = this.#automaton;
    return kind ? this.#automaton.narrow(anything, kind) : anything;
  }

  #learnKind(tracked: TrackedInstance, kind: Kind): void {
    const node = this.#automaton.narrow(tracked.node, kind);
    if (node !== excluded) {
      [tracked.node, tracked.kind] = [node, kind];
      return;
    }
    const kinds = this.#automaton.kindsAt(tracked.node);
    this.#ledger.violation(() => kindViolation(tracked, this.#record, kind, kinds));
  }

  #checkRequest(tracked: TrackedInstance, request: Request): void {
    const read = this.#record;
    if (read.atMs < tracked.atMs) {
      this.#ledger.outOfOrder(tracked.line, read);
      return;
    }
    this.#ledger.requests++;
    const index = this.#requests.indexOf(request);
    const node = this.#automaton.request(tracked.node, index, tracked.allowed);
    if (node !== excluded) {
      tracked.node = node;
      if (this.#options.requests === 'complete') this.#requests.add(tracked, index);
      return;
    }
    const kinds = this.#automaton.kindsAt(tracked.node);
    const lifecycle = this.#lifecycle;
    this.#ledger.violation(() => requestViolation(tracked, read, { lifecycle, request, kinds }));
  }

  #checkStatus(tracked: TrackedInstance, status: number): void {
    const read = this.#record;
    const isFirst = tracked.status === unobserved;
    const hasChanged = status !== tracked.status;
    if (!isFirst && read.atMs < tracked.atMs) {
      this.#ledger.outOfOrder(tracked.line, read);
      return;
    }
    if (!hasChanged && read.atMs === tracked.atMs) {
      this.#ledger.duplicate(tracked.line, read);
      return;
    }
    this.#ledger.observe(status, read.atMs);
    if (!isFirst) this.#ledger.pairs++;
    let node = this.#automaton.observe(tracked.node, status, tracked.allowed);
    if (node === excluded) {
      this.#reportExcluded(tracked, status);
      node = this.#startOver(tracked, status);
    } else if (!isFirst && hasChanged) {
      this.#recordChange(tracked, status);
    }
    if (hasChanged) this.#requests.settle(tracked, status);
    tracked.observe(node, status, read);
  }

  /** After a violation the check goes on from the observed status alone. */
  #startOver({ kind }: TrackedInstance, status: number): number {
    const node = this.#automaton.observe(this.#anythingOf(kind), status, 0);
    return node === excluded ? this.#automaton.observe(this.#automaton.anything, status, 0) : node;
  }

  #recordChange(tracked: TrackedInstance, status: number): void {
    const { node, allowed } = tracked;
    const read = this.#record;
    const to = observedStatuses[status] as ObservedStatus;
    this.#ledger.changed++;
    this.#ledger.changes.add(
      (node * observedStatuses.length + status) * this.#requestSets + allowed,
      () => ({
        from: observedStatuses[tracked.status] as ObservedStatus,
        to,
        kinds: this.#automaton.kindsAt(node),
        without: this.#requests.missingFrom(allowed),
        states: this.#automaton.possibilities(node),
        events: this.#automaton.eventsWith(allowed),
      }),
      read,
    );
    if (!this.#speed) return;
    const seen = { ...whereIn(read), status: to };
    const warning = this.#speed.leave(tracked, status, read.atMs, seen);
    if (warning) this.#ledger.warning(warning);
  }

  #reportExcluded(tracked: TrackedInstance, index: number): void {
    const { nodeBefore, allowed } = tracked;
    this.#ledger.violation(() => {
      const facts = {
        lifecycle: this.#lifecycle,
        status: observedStatuses[index] as ObservedStatus,
        kinds: this.#automaton.kindsAt(tracked.node),
        isComplete: this.#options.requests === 'complete',
        followsTheOneBefore:
          nodeBefore !== unobserved &&
          this.#automaton.observe(nodeBefore, index, allowed) !== excluded,
      };
      return statusViolation(tracked, this.#record, facts, this.#explainer);
    });
  }
}

/** An id as it is kept: a UUID in small letters, and a text of its own, which holds no line of a file in memory. */
const idOf = (written: string): string =>
  JSON.parse(JSON.stringify(uuid.test(written) ? written.toLowerCase() : written));

/** How many entries a `Map` can hold. */
const mapLimit = 2 ** 24 - 1;

/** @throws RangeError for a unit that is none */
function timesOf({ timeUnit, assumeUtc }: TimeOptions): TimeOptions {
  if (timeUnit === undefined || timeUnits.includes(timeUnit)) {
    return { ...(timeUnit && { timeUnit }), ...(assumeUtc && { assumeUtc }) };
  }
  throw new RangeError(`timeUnit: expected one of ${timeUnits.join(', ')}, got ${timeUnit}`);
}
