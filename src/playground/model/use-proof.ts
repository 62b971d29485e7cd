// The proof, a slice before each frame, so that the page goes on answering meanwhile.

import { useEffect, useState } from 'preact/hooks';
import {
  instanceProof,
  type ProofProgress,
  proveInSteps,
  type Verdict,
} from '../../prove/index.js';
import type { Environment } from '../environment.js';
import type { Chart } from './chart.js';

/** How far the proof of a chart is. */
export interface Proving {
  readonly chart: Chart;
  readonly verdicts: readonly Verdict[];
  readonly snapshots: number;
  readonly done: boolean;
}

/** How many claims there are. */
export const claimCount = instanceProof.claims.length;

/** Proves the chart, and begins anew with another one. */
export function useProof(environment: Environment, chart: Chart): Proving {
  const none: Proving = { chart, verdicts: [], snapshots: 0, done: false };
  const [proving, setProving] = useState(none);
  useEffect(() => {
    let wanted = true;
    const events = chart.events.map((type) => ({ type }));
    const steps = proveInSteps(chart.machine, { ...instanceProof, events, walks: false });
    const slice = (last?: ProofProgress) => {
      if (!wanted) return;
      const { done, value } = steps.next();
      const { verdicts } = value;
      const snapshots = done ? (last?.snapshots ?? 0) : value.snapshots;
      setProving({ chart, verdicts, snapshots, done: done ?? false });
      if (!done) environment.nextFrame(() => slice(value));
    };
    environment.nextFrame(() => slice());
    return () => {
      wanted = false;
    };
  }, [environment, chart]);
  return proving.chart === chart ? proving : none;
}
