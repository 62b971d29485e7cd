// Checks traces that are written in a line.

import {
  type CheckOptions,
  createTraceChecker,
  type TraceReport,
} from '../../../src/observer/index.js';

/** Writes a trace as `a RUNNING, b ERROR`: one observation a minute; `a !extend` is a request. */
export function records(text: string): object[] {
  return text.split(', ').map((each, index) => {
    const [instance_id, word = ''] = each.split(' ');
    const said = word.startsWith('!') ? { request: word.slice(1) } : { status: word };
    return { at: new Date(index * 60_000).toISOString(), instance_id, ...said };
  });
}

/** Checks a trace, as {@link records} takes it or as a list. */
export function check(trace: string | readonly unknown[], options: CheckOptions = {}): TraceReport {
  const checker = createTraceChecker(options);
  for (const record of typeof trace === 'string' ? records(trace) : trace) checker.push(record);
  return checker.finish();
}
