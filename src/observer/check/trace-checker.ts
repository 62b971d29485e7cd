// Holds polled statuses against the chart, one after the other and in memory that grows with the
// number of instances only: two sightings conform if unseen steps can lead from one to the other.

import { type Kind, lifecycle, type Request } from '../../../machines/index.js';
import { type Sighting, sightings } from '../lifecycle/index.js';
import { createAutomaton, excluded, sightingIndex } from './automaton.js';
import type { CheckOptions, TraceChecker } from './check-options.js';
import { explainPair, explainRequest } from './explain.js';
import { createInstantReader } from './instant.js';
import { TraceBook } from './ledger.js';
import { openAccounts } from './pending-requests.js';
import { speedLimits } from './speed.js';
import { watchSpeed } from './speed-watch.js';
import { placeOf } from './tallies.js';
import { type ReadRecord, readRecord } from './trace-record.js';
import { Tracked, unseen } from './tracked-instance.js';

/**
 * Creates a checker. Instances may begin in any status, for a trace begins when somebody begins to
 * poll. An instance that is gone never comes back: the service gives every instance an id of its own
 * (page CreateInstance), so one that was deleted and created anew has another.
 *
 * @throws RangeError when an option is out of range
 *
 * @example
 * ```ts
 * const checker = createTraceChecker();
 * checker.push({ at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'CREATEFAILED' });
 * checker.push({ at: '2026-01-01T00:01:00Z', instance_id: 'a', status: 'RUNNING' });
 * const report = checker.finish();
 * report.verdict; // 'violations'
 * report.violations[0]?.because; // 'from CREATEFAILED the chart leads to deleted only; RUNNING is seen only after CREATING, ERROR, RESTARTING, EXTENDING or RESTORING'
 * ```
 */
export function createTraceChecker(options: CheckOptions = {}): TraceChecker {
  const { chart = lifecycle, keep = 1000, dwell } = options;
  if (!Number.isInteger(keep) || keep < 0) {
    throw new RangeError(`keep: expected a whole number of at least 0, got ${keep}`);
  }
  const isComplete = options.requests === 'complete';
  const automaton = createAutomaton(chart);
  const accounts = openAccounts(chart);
  const speed = dwell && watchSpeed(speedLimits(chart, dwell), options.exactTimes ?? false);
  const book = new TraceBook(keep, options.onFinding);
  const instances = new Map<string, Tracked>();
  const readInstant = createInstantReader();
  const changeKeys = 2 ** chart.table.eventCount;
  const read: ReadRecord = {
    atMs: 0,
    instanceId: '',
    status: undefined,
    request: undefined,
    kind: undefined,
  };

  const anythingOf = (kind: Kind | undefined) =>
    kind ? automaton.narrow(automaton.anything, kind) : automaton.anything;

  function meet(id: string): Tracked {
    const kind = typeof options.kind === 'function' ? options.kind(id) : options.kind;
    const tracked = new Tracked(id, kind, anythingOf(kind), isComplete ? 0 : accounts.all);
    instances.set(id, tracked);
    return tracked;
  }

  const here = (line: number, source: string | undefined) => ({
    ...placeOf(line, source),
    at: new Date(read.atMs).toISOString(),
  });

  function learnKind(tracked: Tracked, kind: Kind, line: number, source?: string): void {
    const node = automaton.narrow(tracked.node, kind);
    if (node !== excluded) {
      [tracked.node, tracked.kind] = [node, kind];
      return;
    }
    book.violation({
      violation: 'kind',
      instanceId: tracked.id,
      ...(tracked.sighting !== unseen && { from: tracked.last() }),
      to: here(line, source),
      because: `what is known so far fits ${automaton.kindsAt(tracked.node).join(', ')} and not ${kind}`,
    });
  }

  function takeRequest(tracked: Tracked, request: Request, line: number, source?: string): void {
    if (read.atMs < tracked.atMs) {
      book.outOfOrder(tracked.line, line, source);
      return;
    }
    book.requests++;
    const index = accounts.indexOf(request);
    const node = automaton.request(tracked.node, index, tracked.allowed);
    if (node !== excluded) {
      tracked.node = node;
      if (isComplete) accounts.add(tracked, index);
      return;
    }
    const status = sightings[tracked.sighting];
    book.violation({
      violation: 'request',
      instanceId: tracked.id,
      ...(status && { from: tracked.last() }),
      to: { ...here(line, source), request },
      because: explainRequest(chart, request, status, automaton.kindsAt(tracked.node)),
    });
  }

  function takeSighting(tracked: Tracked, sighting: number, line: number, source?: string): void {
    const { atMs } = read;
    const isFirst = tracked.sighting === unseen;
    if (!isFirst && atMs < tracked.atMs) {
      book.outOfOrder(tracked.line, line, source);
      return;
    }
    if (!isFirst && atMs === tracked.atMs && sighting === tracked.sighting) {
      book.duplicate(tracked.line, line, source);
      return;
    }
    book.observe(sighting, atMs);
    if (!isFirst) book.pairs++;
    let node = automaton.see(tracked.node, sighting, tracked.allowed);
    if (node === excluded) {
      reportPair(tracked, sighting, line, source);
      node = startOver(tracked, sighting);
    } else if (!isFirst && sighting !== tracked.sighting) {
      conform(tracked, sighting, line, source);
    }
    if (sighting !== tracked.sighting) accounts.settle(tracked, sighting);
    tracked.see(node, sighting, atMs, line, source);
  }

  /** After a violation the check goes on from what was seen, whatever was known before. */
  function startOver({ kind }: Tracked, sighting: number): number {
    const node = automaton.see(anythingOf(kind), sighting, 0);
    return node === excluded ? automaton.see(automaton.anything, sighting, 0) : node;
  }

  function conform(tracked: Tracked, sighting: number, line: number, source?: string): void {
    const [from, to] = [sightings[tracked.sighting], sightings[sighting]] as [Sighting, Sighting];
    const { node, allowed } = tracked;
    book.changed++;
    book.changes.add(
      (node * sightings.length + sighting) * changeKeys + allowed,
      () => ({
        from,
        to,
        kinds: automaton.kindsAt(node),
        without: accounts.missingFrom(allowed),
      }),
      line,
      source,
    );
    if (!speed) return;
    const seen = { ...here(line, source), status: to };
    const warning = speed.leave(tracked, sighting, read.atMs, seen);
    if (warning) book.warning(warning);
  }

  function reportPair(tracked: Tracked, sighting: number, line: number, source?: string): void {
    const status = sightings[sighting] as Sighting;
    const to = { ...here(line, source), status };
    const { id: instanceId, nodeBefore, allowed } = tracked;
    const kinds = automaton.kindsAt(tracked.node);
    if (tracked.sighting === unseen) {
      const because = `no ${kinds.join(' or ')} instance is ever seen as ${status}`;
      book.violation({ violation: 'kind', instanceId, to, because });
      return;
    }
    const from = tracked.last();
    const followsTheOneBefore =
      nodeBefore !== unseen && automaton.see(nodeBefore, sighting, allowed) !== excluded;
    const pair = { chart, from: from.status, to: status, kinds, isComplete, followsTheOneBefore };
    book.violation({ violation: 'passage', instanceId, from, to, ...explainPair(pair) });
  }

  return {
    push(record, line = book.records + 1, source) {
      book.records++;
      const problem = readRecord(readInstant, record, read);
      if (problem !== undefined) {
        book.broken(problem, line, source);
        return;
      }
      const tracked = instances.get(read.instanceId) ?? meet(read.instanceId);
      if (read.kind) learnKind(tracked, read.kind, line, source);
      if (read.request) takeRequest(tracked, read.request, line, source);
      if (read.status === undefined) return;
      const sighting = sightingIndex(read.status);
      if (sighting < 0) book.unknownWords.add(read.status, line, source);
      else takeSighting(tracked, sighting, line, source);
    },
    broken(problem, line, source) {
      book.records++;
      book.broken(problem, line, source);
    },
    blank() {
      book.blanks++;
    },
    finish() {
      for (const tracked of speed ? instances.values() : []) {
        const warning = speed?.stay(tracked);
        if (warning) book.warning(warning);
      }
      return book.report(chart, instances.size);
    },
  };
}
