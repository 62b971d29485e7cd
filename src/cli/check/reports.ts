// Reports of earlier checks, as `--json` printed them.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { requests } from '../../../machines/index.js';
import type { TraceCounts, TraceReport } from '../../observer/index.js';
import { observedStatuses, timeUnits } from '../../observer/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput, reasonOf } from '../environment/failures.js';

/** What there is to count, so that a sum has every number. */
const countNames = Object.keys({
  records: true,
  observations: true,
  requests: true,
  instances: true,
  pairs: true,
  changes: true,
  jumps: true,
  violations: true,
  warnings: true,
  broken: true,
  blank: true,
  unknownStatuses: true,
  outOfOrder: true,
  duplicates: true,
  skipped: true,
} satisfies Record<keyof TraceCounts, true>) as (keyof TraceCounts)[];

const count = z.int().min(0);
const status = z.enum(observedStatuses);
const at = z.iso.datetime();
const place = z.looseObject({ source: z.string().optional(), line: count });
const observation = place.extend({ at, status });
const edge = z.looseObject({
  from: z.string(),
  event: z.string(),
  guard: z.string().optional(),
  to: z.string(),
});
const issues = z.array(place.extend({ problem: z.string() }));

/** A report, as far as it is joined and printed. */
const reportShape = z.looseObject({
  verdict: z.enum(['conforming', 'violations', 'notJudged']),
  counts: z.record(z.enum(countNames), count),
  violations: z.array(
    z.looseObject({
      violation: z.enum(['passage', 'request', 'kind']),
      instanceId: z.string(),
      from: observation.optional(),
      to: place.extend({ at, status: status.optional(), request: z.enum(requests).optional() }),
      because: z.string(),
      nearest: z.looseObject({ message: z.string() }).optional(),
    }),
  ),
  warnings: z.array(
    z.looseObject({ instanceId: z.string(), to: observation, message: z.string() }),
  ),
  changes: z.array(
    z.looseObject({
      from: status,
      to: status,
      count,
      events: z.array(z.string()),
      unseen: z.array(status),
      needs: z.string().regex(/^\w+$/),
    }),
  ),
  coverage: z.looseObject({
    oneStep: count,
    moreSteps: count,
    undecided: count,
    edges: z.array(edge.extend({ seen: count, passed: count, possible: count })),
    ambiguous: z.array(z.looseObject({ edges: z.array(edge), count })),
  }),
  broken: issues,
  outOfOrder: issues,
  duplicates: issues,
  unknownStatuses: z.array(place.extend({ status: z.string(), count, meant: status.optional() })),
  times: z.array(z.looseObject({ unit: z.enum(timeUnits), count, written: z.string(), at })),
  seen: z.partialRecord(status, count),
  from: at.optional(),
  to: at.optional(),
  sample: z.array(z.string()),
});

/**
 * Reads reports.
 *
 * @param paths - files; `-` for standard input
 * @throws CommandFailure for what cannot be read or is no report
 */
export async function readReports(
  paths: readonly string[],
  environment: Environment,
): Promise<TraceReport[]> {
  return Promise.all(
    paths.map(async (path) => {
      const text = await (path === '-' ? textIn(environment.stdin) : readFile(path, 'utf8')).catch(
        (error) => {
          throw badInput(`${path}: ${reasonOf(error)}`, error);
        },
      );
      let document: unknown;
      try {
        document = JSON.parse(text);
      } catch (error) {
        throw badInput(`${path}: expected a report of check --json, got no JSON`, error);
      }
      const read = reportShape.safeParse(document);
      if (read.success) return document as TraceReport;
      const [issue] = read.error.issues;
      const place = issue?.path.map(String).join('.') || 'the document';
      throw badInput(`${path}: expected a report of check --json; ${place}: ${issue?.message}`);
    }),
  );
}

async function textIn(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
