// What a page itself takes: the processor time of its threads, by the browser's own trace. On a machine that has
// other work, the time on the wall says how much of that there is.

import { group } from 'd3-array';
import type { Browser } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds, as what follows. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the threads of a browser did. */
export type Trace = readonly TraceEvent[];

/** Tasks, the callbacks of frames in them, and the names of threads. */
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/** Traces a browser while something is done. */
export async function traced<Result>(
  browser: Browser,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly trace: Trace }> {
  const session = await browser.newBrowserCDPSession();
  const trace: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const each of value as unknown as TraceEvent[]) trace.push(each);
  });
  const complete = new Promise<unknown>((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
  });
  const result = await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return { result, trace };
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

const named = (trace: Trace, wanted: string): Trace =>
  trace.filter(({ name, ph }) => name === wanted && ph === 'X');

/** For each frame of the page that draws most, how many milliseconds of its thread passed since the one before. */
export function ownFramesIn(trace: Trace): readonly number[] {
  const callbacks = group(named(trace, 'FireAnimationFrame'), threadOf);
  const [thread, drawing = []] = [...callbacks].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const starts = drawing.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = named(trace, 'RunTask')
    .filter((task) => threadOf(task) === thread)
    .sort((a, b) => a.ts - b.ts);
  // The tasks from one that draws a frame to the next are what that frame took.
  const frames: number[] = [];
  let next = 0;
  let sum = 0;
  const isIn = (until: number) => (starts[next] ?? Number.POSITIVE_INFINITY) < until;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    sum += tdur / 1000;
    if (!isIn(ts + dur)) continue;
    while (isIn(ts + dur)) next++;
    frames.push(sum);
    sum = 0;
  }
  return frames.slice(1);
}

/** How many milliseconds pages and their workers took, all together. */
export function timeOfPages(trace: Trace): number {
  const ofPages = new Set(
    trace
      .filter(({ name, args }) => name === 'thread_name' && isOfPage.test(args?.name ?? ''))
      .map(threadOf),
  );
  const tasks = named(trace, 'RunTask').filter((task) => ofPages.has(threadOf(task)));
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}

const isOfPage = /^(CrRendererMain|DedicatedWorker)/;
