// Reports of earlier checks, as `--json` printed them.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TraceReport } from '../../observer/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, reasonOf } from '../environment/failures.js';

const list = z.array(z.looseObject({}));
const counted = z.array(z.looseObject({ count: z.number() }));
const reportShape = z.looseObject({
  verdict: z.enum(['conforming', 'violations', 'notJudged']),
  counts: z.record(z.string(), z.number()),
  violations: list,
  warnings: list,
  changes: counted,
  broken: list,
  outOfOrder: list,
  duplicates: list,
  unknownStatuses: counted,
  times: counted,
  seen: z.record(z.string(), z.number()),
  from: z.string().optional(),
  to: z.string().optional(),
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
