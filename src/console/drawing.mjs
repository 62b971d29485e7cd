// What the page needs of the chart and of the wire, computed when it is built: the chart in its places, which
// edge of it each step takes, and the words for kinds, events, phases and operations.

/**
 * Makes the vocabulary of the page.
 *
 * @param {{ machines: typeof import('../../machines/index.js'), drawn: Awaited<ReturnType<typeof picturesOf>>, phases: readonly { name: string, state: string }[],
 *   besides: readonly string[], presets: readonly string[], operations: readonly { id: string, summary: string, body?: import('zod').ZodType | undefined }[], catalogue: Record<string, { message: string, httpStatus: number }> }} sources
 */
export function vocabularyOf({ machines, drawn, phases, besides, presets, operations, catalogue }) {
  const { kinds, kindNames, outcomes, eventMeanings, requestPhrases } = machines;
  return {
    kinds: kinds.map((id) => ({ id, name: kindNames[id] })),
    outcomes,
    badEnd: outcomes.find((outcome) => machines.roleOf(outcome) === 'endsBadly'),
    meanings: eventMeanings,
    phrases: requestPhrases,
    steps: stepsOf(machines),
    phases: phases.map(({ name, state }) => ({ name, state })),
    besides,
    presets,
    operations: operations.map(({ id, summary }) => ({ id, summary })),
    nameRule: nameRuleOf(operations),
    errors: Object.entries(catalogue).map(([code, { message, httpStatus: status }]) => ({
      code,
      message,
      status,
    })),
    chart: drawn,
  };
}

/** What a name of an instance may be, in the words by which the service refuses another. */
function nameRuleOf(operations) {
  const { body } = operations.find(({ id }) => id === 'v2.createInstance') ?? {};
  const issues = body?.safeParse({ name: '' }).error?.issues ?? [];
  const [first = '', ...rest] =
    issues.find(({ path }) => path[0] === 'name')?.message.replace(/^expected /, '') ?? '';
  return first && `${first.toUpperCase()}${rest.join('')}.`;
}

/** Per state and event: who moves, and per kind (in their order) the edge that is taken and its end. */
function stepsOf({ kinds, eventNames, lifecycle, moverOf, situationOf }) {
  const edgeOf = (state, event, kind) =>
    1 +
    lifecycle.edges.findIndex(
      (edge) => edge.event === event && edge.leaves.includes(state) && edge.kinds.includes(kind),
    );
  return lifecycle.table.states.flatMap((state) =>
    eventNames.flatMap((event) => {
      const ends = kinds.map((kind) => {
        const to = lifecycle.next(situationOf(kind, state), event);
        return to ? { to, edge: edgeOf(state, event, kind) } : null;
      });
      return ends.some(Boolean) ? [{ state, event, by: moverOf(event), ends }] : [];
    }),
  );
}

/**
 * Places the chart as often as screens have room for: with its events, with names alone, and with its inner
 * states folded. On a narrower screen than the last needs it scrolls.
 *
 * @param {{ machines: typeof import('../../machines/index.js'), statechart: typeof import('../statechart/internal.js'),
 *   layout: import('../statechart/internal.js').Layout }} sources
 */
export async function picturesOf({ machines, statechart, layout }) {
  const chart = statechart.chartOf(JSON.stringify(machines.instanceMachine.config));
  const inner = [...chart.states.values()].filter(({ id, children }) => id && children.length > 0);
  const folded = new Set(inner.map(({ id }) => id));
  const pictures = [];
  for (const [detail, hidden, lay] of [
    ['events', new Set(), layout],
    ['names', new Set(), layout],
    ['names', folded, (graph) => layout(inPairs(graph))],
  ]) {
    const shown = statechart.shownOf(chart, hidden, true);
    const placed = await statechart.placedTowards(lay, shown, 'DOWN', detail);
    const states = placed.states.map(({ state, ...rest }) => ({
      ...rest,
      state: withoutInner(state),
    }));
    pictures.push({ ...placed, states, standIns: [...placed.standIns] });
  }
  return { pictures, edges: edgesOf(machines.lifecycle, chart), faults: faultsOf(machines) };
}

/** A graph with two states beside each other at most, for which a telephone has room. */
const inPairs = ({ children, ...graph }) => ({
  ...graph,
  ...(children && { children: children.map(inPairs) }),
  ...(graph.layoutOptions && {
    layoutOptions: {
      ...graph.layoutOptions,
      'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
      'elk.layered.layering.coffmanGraham.layerBound': '2',
    },
  }),
});

/** What is in a state is drawn by itself. */
const withoutInner = (state) => ({ ...state, children: state.children.map(({ id }) => ({ id })) });

/** The number of the edge that each transition of the drawing is. */
function edgesOf(lifecycle, { transitions }) {
  return Object.fromEntries(
    transitions.map(({ id, from, eventType, guard, to }) => {
      const number = lifecycle.edges.findIndex(
        (edge) =>
          edge.from === from &&
          edge.event === eventType &&
          (edge.guard ?? '') === guard &&
          to.includes(edge.to),
      );
      if (number < 0) throw new Error(`no edge of the lifecycle is ${id}`);
      return [id, number + 1];
    }),
  );
}

/** The numbers of the edges by which something goes wrong. */
const faultsOf = ({ lifecycle, roleOf }) =>
  lifecycle.edges.flatMap(({ event }, index) =>
    ['endsBadly', 'breaks'].includes(roleOf(event)) ? [index + 1] : [],
  );
