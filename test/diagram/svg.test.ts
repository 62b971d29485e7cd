// The picture stands alone: well-formed, described for those who cannot see it, and its looks tell
// without colour who moves and how sure an edge is.

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type InstanceMachine, instanceMachine, lifecycle } from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredCharts } from './altered-chart.js';

interface Edge {
  '@id': string;
  '@class': string;
  title: string;
  text: { '#text': string; '@font-family': string };
  polygon: { '@fill': string };
  path: { '@stroke-dasharray'?: string };
}

let svg: string;
beforeAll(async () => {
  svg = await renderDiagram('svg');
});

/** The groups of the picture that are edges of the chart. */
function drawnEdges(): Edge[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    trimValues: false,
  });
  const { g } = parser.parse(svg).svg;
  return [g[0].g.g].flat().filter((group: Edge) => group['@id']?.startsWith('edge-'));
}

it.each([['the real chart', instanceMachine], ...Object.entries(alteredCharts)])(
  'is well-formed XML: %s',
  async (_what, machine) => {
    const picture = await renderDiagram('svg', machine as InstanceMachine);
    expect(XMLValidator.validate(picture)).toBe(true);
    for (const [, text = ''] of picture.matchAll(/<!--([\s\S]*?)-->/g)) {
      expect(text).not.toMatch(/--|-$/);
    }
  },
);

it('has a title and a description with every step, and points to them', () => {
  const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
  expect(svg).toContain(`<title id="${title}">${instanceMachine.config.description}</title>`);
  const [, text = ''] = new RegExp(`<desc id="${description}">([^<]*)</desc>`).exec(svg) ?? [];
  expect(text.match(/ to [\w.]+ \((operator|platform), /g)).toHaveLength(lifecycle.edges.length);
});

it('gives no id twice', () => {
  const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('labels every edge with its event and its guard', () => {
  const labels = drawnEdges().map(({ text }) =>
    text['#text'].replace(/(?:\s|&#160;)+$/, '').replace(' [else]', ''),
  );
  const expected = lifecycle.edges.map(({ event, guard }) => event + (guard ? ` [${guard}]` : ''));
  expect(labels.sort()).toEqual(expected.sort());
});

it('fills the heads of what an operator asks and leaves those of the platform hollow', () => {
  for (const edge of drawnEdges()) {
    const hollow = edge.polygon['@fill'] === 'none';
    expect(hollow).toBe(edge['@class'].includes('platform'));
    expect(edge.title).toContain(hollow ? '(platform' : '(operator');
  }
  expect(svg).toContain('.edge.operator text { font-weight: 700; }');
});

it('draws documented edges solid, inferred ones dashed and assumed ones dotted', () => {
  const dashes = new Map<string, Set<string>>();
  for (const edge of drawnEdges()) {
    const [, certainty = ''] = /(documented|inferred|assumed)$/.exec(edge['@class']) ?? [];
    const known = dashes.get(certainty) ?? new Set();
    dashes.set(certainty, known.add(edge.path['@stroke-dasharray'] ?? 'solid'));
  }
  expect(dashes.get('documented')).toEqual(new Set(['solid']));
  expect(dashes.get('inferred')).toEqual(new Set(['5,2']));
  expect(dashes.get('assumed')).toEqual(new Set(['1,5']));
});

it('changes its colours with its surroundings', () => {
  const [light = '', dark = ''] = svg.split('@media (prefers-color-scheme: dark)');
  const fills = (sheet: string) => sheet.match(/^\.[\w.]+ .*\{ fill: #\w{6}/gm) ?? [];
  expect(fills(dark).length).toBeGreaterThan(5);
  expect(fills(light).length).toBe(fills(dark).length);
  expect(fills(light)).not.toEqual(fills(dark));
});

it('fits everything that is drawn, the legend included', () => {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const [, top] = [...svg.matchAll(/^<g transform="translate\(\d+ (\d+)\)">/gm)].at(-1) ?? [];
  const rows = [...svg.matchAll(/<text y="(\d+)"/g)].map(([, y]) => Number(y));
  expect(Number(top) + Math.max(...rows)).toBeLessThan(Number(height));
  for (const [, x, text = ''] of svg.matchAll(/ x="(\d+(?:\.\d+)?)"[^>]*>([^<]+)<\/text>/g)) {
    expect(Number(x) + text.length).toBeLessThan(Number(width));
  }
});
