// The page: one state, which is in the address, and everything that follows from it.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type StateName, statusOf, taskOf } from '../../machines/index.js';
import { ChartLegend } from '../console/internal.js';
import type { Layout } from '../diagram/internal.js';
import { type Plan, phaseRanges } from '../plan/index.js';
import { instanceView } from '../ui/index.js';
import type { Environment } from './environment.js';
import { afterWithRoom, readAddress, writeAddress } from './model/address.js';
import { chartWith } from './model/chart.js';
import { type Life, lifeOf } from './model/life.js';
import { readPlan } from './model/plan-text.js';
import { type Act, fresh, mostMoves, type PlayState } from './model/state.js';
import { type Proving, useProof } from './model/use-proof.js';
import { traceOf, wayOf } from './model/way.js';
import { BreakIt } from './view/break-it.js';
import { ChartPicture } from './view/chart-picture.js';
import { Top } from './view/frame.js';
import { marksOfLife, marksOfWay, marksOnWay } from './view/marks.js';
import { Moves } from './view/moves.js';
import { Now } from './view/now.js';
import { ProofCard } from './view/proof.js';
import { Settings } from './view/settings.js';
import { Texts } from './view/texts.js';
import { Timeline } from './view/timeline.js';

interface Props {
  readonly environment: Environment;
  /** Where the states and edges of the chart are drawn. */
  readonly layout: Layout;
}

/** The playground. */
export function App({ environment, layout }: Props) {
  const { state, wrong, full, act } = useAddressed(environment);
  const { kind, plan: planText, seed, moves, changes, claim } = state;
  const chart = useMemo(() => chartWith(changes), [changes]);
  const plan = useMemo(() => readPlan(planText), [planText]);
  const life = useMemo(
    () => lifeOf(chart, { kind, plan, seed }, moves),
    [chart, kind, plan, seed, moves],
  );
  const view = useMemo(() => viewOf(life, kind, plan), [life, kind, plan]);
  const proving = useProof(environment, chart);
  useFirstFailure(proving, act);
  const shown = proving.verdicts.find((verdict) => verdict.claim.name === claim);
  const trace = shown && traceOf(shown);
  const marks = useMemo(
    () =>
      trace
        ? marksOfWay(wayOf(chart, trace), shown?.outcome === 'refuted')
        : marksOfLife(chart, life),
    [chart, life, trace, shown],
  );
  const serving = life.snapshot.hasTag('serving') ? 'serving' : 'not serving';
  return (
    <>
      <Top environment={environment} act={act} wrong={wrong} />
      <main>
        <div class="strip">
          <Now life={life} view={view} />
          <Settings state={state} act={act} />
        </div>
        <Moves chart={chart} life={life} full={full || moves.length >= mostMoves} act={act} />
        <section class="card picture" aria-label="Chart">
          <ChartPicture
            layout={layout}
            chart={chart}
            marks={marks}
            label={
              trace
                ? `The lifecycle, with a way of ${trace.steps.length - 1} steps to ${trace.steps.at(-1)?.state}; the steps are listed below.`
                : `The lifecycle. The instance is in ${life.state}, ${serving}.`
            }
          />
          <ChartLegend {...(trace && { meanings: marksOnWay })} />
        </section>
        <div class="columns">
          <div class="column">
            <BreakIt chart={chart} act={act} />
            <Timeline life={life} canUndo={moves.length > 0} act={act} />
          </div>
          <div class="column">
            <ProofCard proving={proving} shown={shown} act={act} />
          </div>
        </div>
        <div class="columns">
          <Texts view={view} chart={chart} environment={environment} />
        </div>
      </main>
      <p class="visually-hidden" role="status">
        {life.state}, {serving}
      </p>
    </>
  );
}

/** What the library's view says of the instance, on the clock of its life. */
function viewOf({ state, sinceMs, nowMs }: Life, kind: PlayState['kind'], plan: Plan) {
  const name = state as StateName;
  return instanceView({
    status: statusOf(name),
    task: taskOf(name),
    kind,
    since: sinceMs,
    now: nowMs,
    plan: phaseRanges(plan),
  });
}

/** The state that the address has, kept there. */
function useAddressed(environment: Environment) {
  const [opened, setOpened] = useState(() => opening(environment.hash()));
  const { state } = opened;
  const address = writeAddress(state);
  const written = useRef(address);
  useEffect(() => {
    written.current = address;
    if (environment.hash() !== address) environment.setHash(address);
  }, [environment, address]);
  useEffect(
    () =>
      environment.onHash(() => {
        if (environment.hash() !== written.current) setOpened(opening(environment.hash()));
      }),
    [environment],
  );
  const act = (what: Act) =>
    setOpened((before) => {
      const state = afterWithRoom(before.state, what);
      return state ? { state } : { state: before.state, full: true };
    });
  return { state, wrong: opened.wrong, full: opened.full ?? false, act };
}

interface Opened {
  readonly state: PlayState;
  /** What is wrong with the address. */
  readonly wrong?: string;
  /** Whether the address had no room for what was done last. */
  readonly full?: boolean;
}

function opening(hash: string): Opened {
  try {
    return { state: readAddress(hash) };
  } catch (error) {
    return { state: fresh, wrong: (error as Error).message };
  }
}

/** Who breaks the chart is shown what of it first: the way of the first claim that fails. */
function useFirstFailure({ chart, done, verdicts }: Proving, act: (act: Act) => void): void {
  const seen = useRef(chart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each chart, when its proof is done
  useEffect(() => {
    if (!done || seen.current === chart) return;
    seen.current = chart;
    const first = verdicts.find((each) => each.outcome === 'refuted' && traceOf(each));
    if (first) act({ type: 'look', claim: first.claim.name });
  }, [chart, done]);
}
