// The style of the SVG on light and dark pages. Nothing is told by colour alone: tags stand in the states,
// the line says how certain an edge is, the head and the weight of the label who moves.

/** The width of a letter of the face that the picture is laid out for, as a share of its size. */
export const letterWidth = 0.6;

interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly operator: string;
  readonly platform: string;
  readonly rim: string;
  /** Fill and rim per class of state. */
  readonly states: Readonly<Record<string, readonly [fill: string, rim: string]>>;
}

const light: Palette = {
  paper: '#ffffff',
  ink: '#1f2328',
  operator: '#0550ae',
  platform: '#59636e',
  rim: '#d1d9e0',
  states: {
    serving: ['#dafbe1', '#1a7f37'],
    transitional: ['#fff8c5', '#9a6700'],
    failed: ['#ffebe9', '#cf222e'],
    end: ['#eff2f5', '#59636e'],
  },
};

const dark: Palette = {
  paper: '#0d1117',
  ink: '#f0f6fc',
  operator: '#79c0ff',
  platform: '#9198a1',
  rim: '#3d444d',
  states: {
    serving: ['#12301c', '#3fb950'],
    transitional: ['#332a0e', '#d29922'],
    failed: ['#3b1619', '#f85149'],
    end: ['#21262d', '#9198a1'],
  },
};

/** The colours of each tag, readable on light and on dark pages: for what knows one palette only. */
export const tagColours: Readonly<
  Record<string, { readonly fill: string; readonly rim: string; readonly ink: string }>
> = Object.fromEntries(
  Object.entries(light.states).map(([tag, [fill, rim]]) => [tag, { fill, rim, ink: light.ink }]),
);

/** The style sheet of the SVG. */
export const styleSheet = `
text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.node text:first-of-type, .cluster text:first-of-type { font-weight: 700; }
.edge text { paint-order: stroke; stroke-width: 3px; stroke-linejoin: round; }
.edge.operator text { font-weight: 700; }
.edge.operator path { stroke-width: 1.5px; }
.edge.inferred path { stroke-dasharray: 7 3; }
.edge.assumed path { stroke-dasharray: 1.5 3.5; }
${rulesOf(light)}
@media (prefers-color-scheme: dark) {
${rulesOf(dark)}
}
`;

/** The style sheet of a picture that is marked: by a way, by what is different, by what was seen. */
export const pictureStyle = `
text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.title, .last text, .taken text, .added text, .changed text, .removed text { font-weight: 700; }
.visited path, .visited polygon { stroke-width: 1.5px; }
${markRulesOf(light)}
@media (prefers-color-scheme: dark) {
${markRulesOf(dark)}
}
`;

function markRulesOf({ paper, ink, operator, platform, rim, states }: Palette): string {
  const [failedFill, failed] = states.failed as readonly [string, string];
  const edge = (name: string, colour: string) => [
    `.edge.${name} path { stroke: ${colour}; }`,
    `.edge.${name} polygon { stroke: ${colour}; fill: ${colour}; }`,
    `.edge.${name} text { fill: ${colour}; }`,
  ];
  const fates = Object.entries({ added: 'serving', removed: 'failed', changed: 'transitional' });
  return [
    `.paper { fill: ${paper}; stroke: ${rim}; }`,
    `text { fill: ${ink}; }`,
    `.node path, .node polygon, .cluster path, .cluster polygon { fill: ${paper}; stroke: ${ink}; }`,
    `.faint text { fill: ${platform}; }`,
    `.faint path, .faint polygon { stroke: ${rim}; }`,
    `.edge.faint polygon { fill: ${rim}; }`,
    ...edge('taken', operator),
    `.node.wrong path, .node.wrong polygon { fill: ${failedFill}; stroke: ${failed}; }`,
    ...fates.flatMap(([fate, tag]) => {
      const [fill, line] = states[tag] as readonly [string, string];
      return [
        `.node.${fate} path, .node.${fate} polygon { fill: ${fill}; stroke: ${line}; }`,
        `.cluster.${fate} path, .cluster.${fate} polygon { stroke: ${line}; }`,
        ...edge(fate, line),
      ];
    }),
  ].join('\n');
}

function rulesOf({ paper, ink, operator, platform, rim, states }: Palette): string {
  const edges = Object.entries({ start: platform, operator, platform });
  return [
    `.paper { fill: ${paper}; stroke: ${rim}; }`,
    `text { fill: ${ink}; }`,
    `.node path, .node polygon, .cluster polygon { fill: ${paper}; stroke: ${ink}; }`,
    `.cluster path { fill: ${paper}; stroke: ${ink}; }`,
    `.initial ellipse { fill: ${platform}; stroke: ${platform}; }`,
    ...Object.entries(states).flatMap(([name, [fill, line]]) => [
      `.node.${name} path { fill: ${fill}; }`,
      `.${name} path, .${name} polygon { stroke: ${line}; }`,
    ]),
    ...edges.flatMap(([name, colour]) => [
      `.edge.${name} path, .edge.${name} polygon { stroke: ${colour}; }`,
      `.edge.${name} polygon { fill: ${name === 'platform' ? paper : colour}; }`,
      `.edge.${name} text { fill: ${colour}; stroke: ${paper}; }`,
    ]),
  ].join('\n');
}
