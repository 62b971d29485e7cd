// The tables of the Markdown page. Every cell is an answer of the machine; none is written here.

import {
  eventMeanings,
  eventNames,
  type Kind,
  kindNames,
  kinds,
  moverOf,
  type Request,
  requests,
  type StateName,
  situationOf,
  statusPages,
  taskMeanings,
} from '../../machines/index.js';
import { escapeMarkdown } from './escape.js';
import { type DiagramModel, type DiagramState, withStatesInside } from './model.js';
import { capital, kindsInWords, sourceOf } from './wording.js';

/** The statuses and `deleted`: what they mean and who moves next. */
export function statusTable(model: DiagramModel): string {
  return table(
    ['Status', 'Meaning', 'Tags', 'Who moves next', 'Page'],
    model.root.states.map((state) => [
      state.final ? `${code(state.name)} (no status)` : code(state.name),
      escapeMarkdown(state.description),
      state.tags.join(', '),
      state.initial ? 'depends on the task' : nextMover(model, state),
      state.final ? '' : pageOf(state),
    ]),
  );
}

/** For every status with states inside a heading and a table of them. */
export function taskTables(model: DiagramModel): string[] {
  const pages: Readonly<Record<string, { readonly page: string }>> = taskMeanings;
  return model.root.states
    .filter(({ initial }) => initial)
    .flatMap((status) => [
      `## Tasks while ${code(status.name)}`,
      table(
        ['Task', 'Meaning', 'Who moves next', 'Page'],
        status.states.map((task) => [
          code(task.key),
          escapeMarkdown(task.description),
          nextMover(model, task),
          pages[task.key]?.page ?? '',
        ]),
      ),
    ]);
}

/** What can happen, and who causes it. */
export function eventTable({ edges }: DiagramModel): string {
  return table(
    ['Event', 'Who', 'When', 'Steps'],
    eventNames.map((event) => [
      code(event),
      moverOf(event),
      escapeMarkdown(eventMeanings[event]),
      String(edges.filter((edge) => edge.event === event).length),
    ]),
  );
}

/** States down, requests across: accepted, or the code of the refusal. */
export function requestMatrix(model: DiagramModel): string {
  return table(
    ['State', ...requests.map(code)],
    leavesOf(model).map((state) => [
      code(state.name),
      ...requests.map((request) => {
        const answers = new Map<string, Kind[]>();
        for (const kind of kinds) {
          const answer = refusalCode(model, state, request, kind) ?? '**yes**';
          answers.set(answer, [...(answers.get(answer) ?? []), kind]);
        }
        // What holds for most kinds comes first and unadorned.
        const [most, ...others] = [...answers].sort(([, a], [, b]) => b.length - a.length);
        const exceptions = others.map(([answer, some]) => `${some.join(', ')}: ${answer}`);
        return [most?.[0], ...exceptions].join('<br>');
      }),
    ]),
  );
}

/** Every error code of a refusal: why, and for which requests in which state. */
export function refusalTable({ lifecycle, ...model }: DiagramModel): string {
  const codes = new Map<string, { because: Set<string>; where: Map<string, Set<Request>> }>();
  for (const state of leavesOf(model)) {
    for (const request of requests) {
      for (const kind of kinds) {
        const refusal = lifecycle.refusal(request, situationOf(kind, state.name as StateName));
        if (!refusal) continue;
        const entry = codes.get(refusal.code) ?? { because: new Set(), where: new Map() };
        codes.set(refusal.code, entry);
        entry.because.add(refusal.because);
        entry.where.set(state.name, (entry.where.get(state.name) ?? new Set()).add(request));
      }
    }
  }
  return table(
    ['Code', 'Because', 'Answers'],
    [...codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { because, where }]) => [
        name,
        escapeMarkdown([...because].join('; or ')),
        [...where].map(([state, some]) => `${code(state)}: ${[...some].join(', ')}`).join('<br>'),
      ]),
  );
}

/** The kinds, and which guards let them through. */
export function kindTable({ guards }: DiagramModel): string {
  return table(
    ['Kind', 'In words', ...guards.map(({ name }) => code(name))],
    kinds.map((kind) => [
      code(kind),
      kindNames[kind],
      ...guards.map((guard) => (guard.kinds.includes(kind) ? 'yes' : 'no')),
    ]),
  );
}

/** Every edge, with its meaning and its source. */
export function stepTable({ edges }: DiagramModel): string {
  return table(
    ['From', 'Event', 'To', 'Kinds', 'Who', 'Meaning', 'Source'],
    edges.map((edge) => [
      code(edge.from),
      `${code(edge.event)}${edge.condition ? ` [${edge.condition}]` : ''}`,
      code(edge.to),
      kindsInWords(edge.kinds),
      edge.mover,
      escapeMarkdown(edge.description),
      escapeMarkdown(capital(sourceOf(edge))),
    ]),
  );
}

function leavesOf({ root }: Pick<DiagramModel, 'root'>): DiagramState[] {
  return withStatesInside(root).filter(({ states }) => states.length === 0);
}

function pageOf({ name }: DiagramState): string {
  const pages: Readonly<Record<string, string>> = statusPages;
  return pages[name] ?? '';
}

function refusalCode(
  { lifecycle }: DiagramModel,
  state: DiagramState,
  request: Request,
  kind: Kind,
) {
  return lifecycle.refusal(request, situationOf(kind, state.name as StateName))?.code;
}

const moverWords = {
  operator: 'an operator',
  platform: 'the platform',
  either: 'an operator, or the platform by itself',
  none: 'none',
};

function nextMover({ lifecycle }: DiagramModel, state: DiagramState): string {
  const movers = new Set(
    kinds.map((kind) => lifecycle.nextMover(situationOf(kind, state.name as StateName))),
  );
  return [...movers].map((mover) => moverWords[mover]).join('; or ');
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
