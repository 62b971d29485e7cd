// The plan of the demo: everything takes some seconds, long enough to look on, and some of it fails.

import { type Plan, parsePlan } from '../../plan/index.js';

/** The plan. */
export const demoPlan: Plan = parsePlan({
  name: 'demo fleet',
  like: 'demo',
  phases: {
    CREATING: { takes: { uniform: ['5s', '12s'] }, fails: 0.15 },
    RESTARTING: { takes: { uniform: ['4s', '10s'] }, fails: 0.08, faults: 0.02 },
    EXTENDING: { takes: { uniform: ['8s', '20s'] }, fails: 0.12, faults: 0.02 },
    RESTORING: { takes: { uniform: ['6s', '15s'] }, fails: 0.08 },
    backingUp: { takes: { uniform: ['6s', '14s'] }, fails: 0.05 },
    configuring: { takes: { uniform: ['2s', '5s'] }, fails: 0.05 },
  },
});
