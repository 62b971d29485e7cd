// Asks the compiled machines/ what the view needs to know about the chart and writes the answers to
// chart-data.ts: after building machines/, before building src/.

import { readFile, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Asks the chart.
 *
 * @param {typeof import('../../machines/index.js') & typeof import('../../machines/internal.js')} machines -
 *   the model
 * @returns {import('./chart-answers.js').ChartAnswers}
 */
function askChart({ deleted, idle, kinds, lifecycle, requestPhrases, requests, ...machines }) {
  const { situationOf, statusLabels, statusMeanings, statusOf, taskMeanings, taskOf } = machines;
  const [reasons, phrases] = [[], []];
  const positionIn = (list, item) => {
    const found = list.findIndex((each) => isDeepStrictEqual(each, item));
    return found >= 0 ? found : list.push(item) - 1;
  };
  // Reasons repeat each other's phrases, so a page loads each phrase once.
  const positionOf = ({ code, message }) => {
    const parts = message.split(/(?<=[:;] )/).map((phrase) => positionIn(phrases, phrase));
    return positionIn(reasons, [code, ...parts]);
  };
  const answersFor = (state) => {
    const [status, task] = [statusOf(state), taskOf(state)];
    const situations = kinds.map((kind) => situationOf(kind, state));
    return {
      status,
      ...(task && { task }),
      label: statusLabels[status],
      description: task && task !== idle ? taskMeanings[task].meaning : statusMeanings[status],
      tags: lifecycle.tagsOf(state),
      movers: situations.map((situation) => lifecycle.nextMover(situation)),
      refusals: situations.map((situation) =>
        requests.map((request) => {
          const refusal = lifecycle.refusal(request, situation);
          return refusal ? positionOf(refusal) : -1;
        }),
      ),
    };
  };
  const states = lifecycle.table.states.map((state) => [state, answersFor(state)]);
  return {
    kinds,
    requests,
    labels: requests.map((request) => capitalised(requestPhrases[request])),
    reasons,
    phrases,
    idle,
    statuses: [...new Set(lifecycle.table.states.map(statusOf))].filter((each) => each !== deleted),
    states: Object.fromEntries(states),
  };
}

/**
 * The answers as the source text of chart-data.ts.
 *
 * @param {Parameters<typeof askChart>[0]} machines - the model
 */
function chartDataSource(machines) {
  return [
    '// Generated from the chart by the build. Do not edit.',
    '',
    "import type { ChartAnswers } from './chart-answers.js';",
    '',
    `export const chartData: ChartAnswers = ${JSON.stringify(askChart(machines))};`,
    '',
  ].join('\n');
}

const out = new URL('chart-data.ts', import.meta.url);
const modelFrom = (file) => import(new URL(`../../dist/machines/${file}.js`, import.meta.url).href);
const machines = { ...(await modelFrom('index')), ...(await modelFrom('internal')) };

const source = chartDataSource(machines);
const current = await readFile(out, 'utf8').catch(() => undefined);
// A file that is as it should be keeps its time, so that nothing is built for it.
if (current !== source) await writeFile(out, source);
