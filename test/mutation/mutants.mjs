// Every small change to the sources, as Stryker would make it, and a sample of them.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cut, nameOf } from './equivalents.mjs';

const silent = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);
const logger = { ...silent, isDebugEnabled: () => false };
const options = { plugins: null, ignorers: [], excludedMutations: [], noHeader: true };

/** What Stryker finds in files; it is installed beside this file by `npm run mutation`, and by nothing else. */
async function instrument(inputs) {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const { mutants } = await new Instrumenter(logger).instrument(inputs, options);
  return mutants;
}

/** The room of a file: `machines`, or the folder below `src`. */
export function roomOf(file) {
  const [top, room = ''] = file.split('/');
  return top === 'src' ? room.replace(/\.ts$/, '') : top;
}

/** What is written from the chart at each build: nobody's code. */
const generated = 'src/ui/chart-data.ts';

/** The source files of the rooms, in order. */
export function sourceFiles() {
  return ['machines', 'src']
    .flatMap((top) => readdirSync(top, { recursive: true }).map((name) => `${top}/${name}`))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && file !== generated)
    .sort();
}

/**
 * The mutants of some files: `{file, room, line, column, name, original, source}`, the last two being texts.
 *
 * @param files - their paths
 * @param find - finds them in `{name, mutate, content}` of each
 */
export async function mutantsOf(files, find = instrument) {
  const texts = new Map(files.map((name) => [name, readFileSync(name, 'utf8')]));
  const inputs = files.map((name) => ({ name, mutate: true, content: texts.get(name) }));
  const mutants = await find(inputs);
  return mutants.map(({ fileName: file, location, replacement, mutatorName }) => {
    const text = texts.get(file);
    // The instrumenter counts from 0, reports and people from 1.
    const place = ({ line, column }) => ({ line: line + 1, column: column + 1 });
    const range = { start: place(location.start), end: place(location.end) };
    // `a ?? b ?? c` must not become `a && b ?? c`, which is no JavaScript.
    const isPart = /^(Logical|Arithmetic|Equality)Operator$/.test(mutatorName);
    return {
      file,
      room: roomOf(file),
      ...range.start,
      name: nameOf(file, cut(text, range), replacement),
      original: text,
      get source() {
        return replaced(text, range, isPart ? `(${replacement})` : replacement);
      },
    };
  });
}

function replaced(text, { start, end }, by) {
  const lines = text.split('\n');
  const offset = ({ line, column }) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, column - 1);
  return text.slice(0, offset(start)) + by + text.slice(offset(end));
}

/**
 * So many mutants, chosen by the seed alone: a change elsewhere does not move the rest of the sample.
 */
export function sampleOf(mutants, count, seed) {
  const key = ({ line, column, name }) =>
    createHash('sha256').update(`${seed} ${name} ${line} ${column}`).digest('hex');
  return mutants
    .map((mutant) => [key(mutant), mutant])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, mutant]) => mutant);
}
