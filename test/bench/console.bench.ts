// The console in a browser, with ten thousand instances of which a hundred change in a second: how long a
// frame takes, and how long it is until a change is drawn.

import { framesOn, untilDrawn } from './console/frames.js';
import { withLargeFleet } from './console/large-fleet.js';
import type { BenchReport } from './report.js';

const instances = 10_000;
const changesPerSecond = 100;
const drawnRows = 20;

/**
 * Runs the bench.
 *
 * @param timeMs - for how long the frames of each contender are counted
 */
export async function benchConsole(timeMs: number): Promise<BenchReport> {
  return withLargeFleet(instances, async ({ page, url, openTab }) => {
    const empty = await openTab();
    const idle = await framesOn(empty, 'an empty page', timeMs);
    await empty.close();
    const still = await framesOn(page, 'nothing changes', timeMs);
    const { changes, result: busy } = await whileChanging(url, () =>
      framesOn(page, `${changesPerSecond} changes a second`, timeMs),
    );
    const drawn = (await untilDrawn(page, drawnRows)).sort((a, b) => a - b);
    const quantile = (share: number) => drawn[Math.floor(share * (drawn.length - 1))] as number;
    return {
      bench: 'console',
      work: `a page with ${instances.toLocaleString('en')} instances`,
      unit: 'frame',
      baseline: idle.name,
      measurements: [idle, still, busy],
      facts: [
        ['changes', `${((changes / timeMs) * 1000).toFixed(0)} a second`],
        ['frames meanwhile', `${((busy.samples / timeMs) * 1000).toFixed(0)} a second`],
        ['rows in the page', String(await page.getByRole('row').count())],
        [
          'from the request of a change until it is drawn',
          `median ${quantile(0.5).toFixed(0)} ms, slowest ${quantile(1).toFixed(0)} ms`,
        ],
      ],
    };
  });
}

/** Breaks instances, one after another, while something is done. */
async function whileChanging<Result>(
  url: string,
  work: () => Promise<Result>,
): Promise<{ changes: number; result: Result }> {
  const ids: string[] = [];
  for (let offset = 0; offset < instances / 2; offset += 1000) {
    const list = `/v2/0123456789abcdef0123456789abcdef/instances?limit=1000&offset=${offset}`;
    const answer = await (await fetch(url + list)).json();
    const { instances: page } = answer as { instances: { instance_id: string }[] };
    ids.push(...page.map(({ instance_id: id }) => id));
  }
  // Those whose rows can be seen are kept for what comes after.
  ids.splice(0, 200);
  let changes = 0;
  const change = async (id: string) => {
    const order = { method: 'POST', body: '{"event":"fault"}' };
    if ((await fetch(`${url}/_control/instances/${id}/events`, order)).ok) changes++;
  };
  const pump = setInterval(() => {
    for (const id of ids.splice(0, changesPerSecond / 10)) void change(id).catch(() => {});
  }, 100);
  try {
    const result = await work();
    return { changes, result };
  } finally {
    clearInterval(pump);
  }
}
