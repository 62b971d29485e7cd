// Reads the edges back out of every format, so that tests can hold them against the chart.

import { transformSync } from 'esbuild';
import { XMLParser } from 'fast-xml-parser';
import { setup } from 'xstate';
import { type Edge, type InstanceMachine, lifecycleOf } from '../../machines/index.js';
import type { DiagramFormat } from '../../src/diagram/index.js';

/** An edge as one line: `EXTENDING fail [isSingle] ERROR`, with `[]` when there is no guard. */
export const lineOf = (from: string, event: string, guard: string | undefined, to: string) =>
  `${from} ${event} [${guard ?? ''}] ${to}`;

/** The lines of a chart's edges, sorted. */
export const linesOf = (edges: readonly Edge[]): string[] =>
  edges.map(({ from, event, guard, to }) => lineOf(from, event, guard, to)).sort();

/** The machine that a file of code exports. */
export function machineFromCode(code: string): InstanceMachine {
  const { code: plain } = transformSync(code, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} as { machine: InstanceMachine } };
  new Function('require', 'module', plain)(() => ({ setup }), module);
  return module.exports.machine;
}

/** The lines of the edges that a diagram shows, sorted. */
export function readBack(format: DiagramFormat, diagram: string): string[] {
  return readers[format](diagram).sort();
}

/** `fail [isSingle]` as it is drawn; `else` is no guard. */
function parseLabel(label: string): [event: string, guard: string | undefined] {
  const [, event = '', condition] = /^(\w+)(?: \[(\w+)\])?/.exec(label.trim()) ?? [];
  return [event, condition === 'else' ? undefined : condition];
}

const readers: Record<DiagramFormat, (diagram: string) => string[]> = {
  mermaid(diagram) {
    const names = new Map<string, string>();
    const around: string[] = [];
    for (const line of diagram.split('\n')) {
      const [, key = '', id] = /^ *state "(.*)" as (\w+)$/.exec(line) ?? [];
      if (id) names.set(id, [...around, key].join('.'));
      const [, opened] = /^ *state (\w+) \{$/.exec(line) ?? [];
      if (opened) around.push(opened);
      if (line.trim() === '}') around.pop();
    }
    return [...diagram.matchAll(/^ *(\w+) --> (\w+) : (.*)$/gm)].flatMap(
      ([, from = '', to = '', labels = '']) =>
        labels.split('<br/>').map((label) => {
          const [event, guard] = parseLabel(label.replace('» ', ''));
          return lineOf(names.get(from) ?? from, event, guard, names.get(to) ?? to);
        }),
    );
  },

  dot(diagram) {
    return [...diagram.matchAll(/^ *"([^"]+)" -> "([^"]+)" \[id=.* label="([^"]*)"(.*)\]$/gm)].map(
      ([, from = '', to = '', label = '', rest = '']) => {
        const [, head] = /lhead="cluster_([^"]*)"/.exec(rest) ?? [];
        return lineOf(from, ...parseLabel(label), head ?? to);
      },
    );
  },

  svg(diagram) {
    return [...diagram.matchAll(/<g id="edge-\d+" class="edge [^>]*>\n<title>(.*)<\/title>/g)].map(
      ([, sentence = '']) => {
        const parts = /^(\S+), on (.*?), (?:becomes|stays) (\S+) \(/.exec(sentence) ?? [];
        return lineOf(parts[1] ?? '', ...parseLabel(parts[2] ?? ''), parts[3] ?? '');
      },
    );
  },

  plantuml(diagram) {
    return [
      ...diagram.matchAll(/^(\w+) -(?:-|\[dashed\]-|\[dotted\]-)> (\w+) : \**([^*\n]*)\**$/gm),
    ].map(([, from = '', to = '', label = '']) =>
      lineOf(from.replace('__', '.'), ...parseLabel(label), to.replace('__', '.')),
    );
  },

  /** The code is run: what it exports is the machine. */
  xstate(diagram) {
    return linesOf(lifecycleOf(machineFromCode(diagram)).edges);
  },

  scxml(diagram) {
    const below = (state: ScxmlState): ScxmlState[] => [
      state,
      ...[...(state.state ?? []), ...(state.final ?? [])].flatMap(below),
    ];
    return below(parseScxml(diagram)).flatMap(({ id, transition = [] }) =>
      transition.map(({ event, cond, target }) => lineOf(id, event, cond, target)),
    );
  },

  markdown(diagram) {
    const bare = (cell = '') => cell.replaceAll('`', '');
    return rowsOf(diagram, 'Steps').map(([from, label, to]) =>
      lineOf(bare(from), ...parseLabel(bare(label)), bare(to)),
    );
  },

  json(diagram) {
    const machine = JSON.parse(diagram) as JsonState & { id: string };
    const resolve = (name: string, target: string) =>
      target.startsWith(`#${machine.id}.`)
        ? target.slice(machine.id.length + 2)
        : [...name.split('.').slice(0, -1), target].join('.');
    const below = (state: JsonState, name: string): string[] => [
      ...Object.entries(state.on ?? {}).flatMap(([event, steps]) =>
        [steps]
          .flat()
          .map(({ guard, target }) => lineOf(name, event, guard, resolve(name, target))),
      ),
      ...Object.entries(state.states ?? {}).flatMap(([key, inner]) =>
        below(inner, name ? `${name}.${key}` : key),
      ),
    ];
    return below(machine, '');
  },
};

interface JsonStep {
  guard?: string;
  target: string;
}

interface JsonState {
  on?: Record<string, JsonStep | JsonStep[]>;
  states?: Record<string, JsonState>;
}

/** A state of an SCXML document, or the document. */
export interface ScxmlState {
  id: string;
  initial?: string;
  datamodel?: { data: { id: string; expr?: string }[] }[];
  state?: ScxmlState[];
  final?: ScxmlState[];
  transition?: { event: string; cond?: string; target: string }[];
}

/** Parses an SCXML document. */
export function parseScxml(diagram: string): ScxmlState {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (_name, path, _leaf, isAttribute) => !isAttribute && path !== 'scxml',
  });
  // The root has an attribute that is called like one of its elements, and the parser keeps one only.
  const unambiguous = diagram.replace(' datamodel="ecmascript"', '');
  return (parser.parse(unambiguous) as { scxml: ScxmlState }).scxml;
}

/** The rows of the first table below a heading of a Markdown page, cell by cell. */
export function rowsOf(page: string, heading: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
