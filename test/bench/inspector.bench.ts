// How long the inspector takes to lay out a large chart for the first time: in a new process, as in a page that was
// just opened. Texts are taken to be as wide as their letters, for there is no canvas.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { measureFresh } from './fresh.js';
import type { BenchReport } from './report.js';

const groups = 10;
const statesOfAGroup = 29;

/** A chart of 300 states: of each two ways lead on, one of them now and then into another group. */
const program = `
  import Elk from 'elkjs/lib/elk.bundled.js';
  import { chartOf, placed } from './src/statechart/internal.js';

  globalThis.document = { createElement: () => ({ getContext: () => null }) };
  const states = {};
  for (let group = 0; group < ${groups}; group++) {
    const inner = {};
    for (let state = 0; state < ${statesOfAGroup}; state++) {
      const target = (to, by) => '#m.g' + (to + ${groups}) % ${groups} + '.s' + (state + by) % ${statesOfAGroup};
      inner['s' + state] = { on: {
        NEXT: { target: target(group, 1) },
        OTHER: { target: target(state % 7 === 0 ? group + 1 : group, 3) },
      } };
    }
    states['g' + group] = { initial: 's0', states: inner };
  }
  const chart = chartOf(JSON.stringify({ id: 'm', initial: 'g0', states }));
  const elk = new Elk();
  const start = performance.now();
  const { states: boxes } = await placed((graph) => elk.layout(graph), chart, { width: 1440, height: 900 });
  const took = performance.now() - start;
  if (boxes.length < 300) throw new Error(boxes.length + ' boxes');
  console.log(took);
`;

/** Runs the bench. */
export async function benchInspector(): Promise<BenchReport> {
  const folder = mkdtempSync('dist/bench-inspector-');
  const outfile = join(folder, 'layout.mjs');
  try {
    await build({
      stdin: { contents: program, resolveDir: '.' },
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
    const once = () => {
      const { stdout, stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
      const took = Number.parseFloat(stdout);
      if (Number.isNaN(took)) throw new Error(`the chart has no layout: ${stderr}`);
      return took;
    };
    const row = 'inspector: layout of 300 states';
    return {
      bench: 'inspector',
      work: `${groups * (statesOfAGroup + 1)} states and their arrows get their places, in a new process each`,
      unit: 'layout',
      baseline: row,
      ...(await measureFresh([{ name: row, row, once }])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
