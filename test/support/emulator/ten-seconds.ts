// The plan of most tests of the emulator.

import { endsWork } from '../../../machines/index.js';
import { parsePlan, phases } from '../../../src/plan/index.js';

/** All work of the chart takes ten seconds and ends well, a switchover three, and a deleted instance is seen for five. */
export const tenSeconds = parsePlan({
  name: 'ten seconds',
  phases: Object.fromEntries(
    phases.filter(({ well }) => endsWork(well)).map(({ name }) => [name, { takes: '10s' }]),
  ),
  removal: '5s',
  switchover: '3s',
});
