// Where the records of a trace go, whatever form they were read from.

import type { TraceChecker } from '../../observer/index.js';

/** What takes records: a checker, or something before it. */
export type RecordSink = Pick<TraceChecker, 'push' | 'broken' | 'blank'>;
