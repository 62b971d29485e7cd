// The chart in its places, as the build of the console makes it.

import Elk from 'elkjs/lib/elk.bundled.js';
import * as machines from '../../machines/index.js';
import { picturesOf } from '../../src/console/drawing.mjs';
import * as statechart from '../../src/statechart/internal.js';

/** Places the chart; the same places every time. */
export function drawnChart(): ReturnType<typeof picturesOf> {
  const elk = new (Elk as unknown as typeof Elk.default)();
  return picturesOf({ machines, statechart, layout: (graph) => elk.layout(graph) });
}
