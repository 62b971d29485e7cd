// A sample of the mutants of all rooms: each is compiled, then judged by the tests that reach its file.
// The score of a room is the share that a test noticed of those that compile.

import { availableParallelism } from 'node:os';
import { explanationsIn, listPath } from './equivalents.mjs';
import { mutantsOf, roomOf, sampleOf, sourceFiles } from './mutants.mjs';
import { relatedTests } from './related-tests.mjs';
import { openWorkshop } from './workshop.mjs';

/** The first few tests are the likely ones; a mutant that passes them meets more in larger groups. */
const groupSizes = [3, 8];

/** So many tests judge a mutant, and all of its room: what none of these notices counts as not noticed. */
const leastTests = 24;

/** Those of the contract and of the documents are nobody's, and near to none. */
const isOf = (room, test) => new RegExp(`^test/(${room}|contract|docs)/`).test(test);

/** A room that was sampled with fewer than these says nothing about itself. */
const enough = 10;
const leastScore = 90;

/** Runs a sample, so many of all or of each room named, prints what became of it, and gives the exit code. */
export async function sample({ count, room, seed }) {
  const rooms = roomsFor(room);
  const files = sourceFiles().filter((file) => rooms.includes(roomOf(file)));
  const [mutants, related] = await Promise.all([mutantsOf(files), relatedTests()]);
  const chosen =
    room === undefined
      ? sampleOf(mutants, count, seed)
      : rooms.flatMap((each) =>
          sampleOf(
            mutants.filter((mutant) => mutant.room === each),
            count,
            seed,
          ),
        );
  console.log(`${chosen.length} of ${mutants.length} mutants, seed ${seed}`);
  const explained = new Set(explanationsIn().map(({ name }) => name));
  const judge = judgeWith(related);
  const results = [];
  const queue = [...chosen];
  const workshops = Array.from({ length: Math.min(2, availableParallelism()) }, openWorkshop);
  const removeAll = () => {
    for (const workshop of workshops) workshop.remove();
  };
  process.once('exit', removeAll);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  await Promise.all(
    workshops.map(async (workshop) => {
      if (!(await workshop.compiles())) throw new Error('the project does not compile');
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const verdict = await judge(workshop, mutant);
        const isExplained = verdict.type === 'survived' && explained.has(mutant.name);
        results.push({ mutant, ...verdict, type: isExplained ? 'explained' : verdict.type });
        console.log(lineOf(results.length, results.at(-1)));
      }
    }),
  );
  return summary(results);
}

/** The rooms that are meant: all of them, those named with commas between, or each but the model. */
function roomsFor(room) {
  const all = [...new Set(sourceFiles().map(roomOf))];
  if (room === undefined) return all;
  if (room === 'each') return all.filter((each) => each !== 'machines');
  const named = room.split(',');
  const unknown = named.find((each) => !all.includes(each));
  if (unknown === undefined) return named;
  throw new RangeError(`--room: there is no room ${unknown}. Allowed: each, ${all.join(', ')}`);
}

/** Judges one mutant after the other; what fails without a mutant as well is left out from then on. */
function judgeWith(related) {
  const sound = new Map();
  return async (workshop, { file, room, source }) => {
    workshop.write(file, source);
    try {
      if (!(await workshop.compiles())) return { type: 'types' };
      const tests = related(file)
        .filter((test) => sound.get(test) !== false)
        .filter((test, i) => i < leastTests || isOf(room, test));
      const count = tests.length;
      for (let turn = 0; tests.length > 0; turn++) {
        const group = tests.splice(0, groupSizes[turn] ?? tests.length);
        const failure = await workshop.firstFailure(group);
        if (failure === undefined) continue;
        if (failure.test === undefined) return { type: 'killed', by: failure.title };
        if (!sound.has(failure.test)) {
          workshop.restore(file);
          sound.set(failure.test, (await workshop.firstFailure([failure.test])) === undefined);
          workshop.write(file, source);
        }
        if (sound.get(failure.test)) {
          return { type: 'killed', by: `${failure.test}: ${failure.title}` };
        }
        console.error(`fails without a mutant, left out: ${failure.test}: ${failure.title}`);
        const done = [failure.test, ...failure.passed];
        tests.unshift(...group.filter((test) => !done.includes(test)));
      }
      return { type: 'survived', tests: count };
    } finally {
      workshop.restore(file);
    }
  };
}

const at = ({ name, file, line }) => `${file}:${line}${name.slice(file.length)}`;

function lineOf(number, { type, mutant, by, tests }) {
  const how = by ? ` (${by})` : tests === undefined ? '' : ` (${tests} related tests)`;
  return `${number} ${type} ${at(mutant)}${how}`;
}

function summary(results) {
  const rooms = [...new Set(results.map(({ mutant }) => mutant.room))].sort();
  const rows = rooms.map((room) =>
    rowOf(
      room,
      results.filter(({ mutant }) => mutant.room === room),
    ),
  );
  console.log('\nroom        mutants  by types  killed  explained  survived  score');
  for (const row of [...rows, rowOf('all', results)]) {
    const { types, killed, explained, survived } = row;
    const cells = [row.all, types, killed, explained, survived].map(String);
    const widths = [7, 8, 6, 9, 8];
    const text = cells.map((cell, i) => cell.padStart(widths[i])).join('  ');
    console.log(`${row.room.padEnd(10)}  ${text}  ${row.score?.toFixed(0) ?? '-'}`);
  }
  const survivors = results.filter(({ type }) => type === 'survived');
  if (survivors.length > 0) console.log(`\nsurvived, and not explained in ${listPath}:`);
  for (const { mutant } of survivors) console.log(`  ${at(mutant)}`);
  const isWeak = (row) => row.all - row.types >= enough && row.score < leastScore;
  return rows.some(isWeak) ? 1 : 0;
}

function rowOf(room, results) {
  const count = (wanted) => results.filter(({ type }) => type === wanted).length;
  const [types, killed] = [count('types'), count('killed')];
  const [explained, survived] = [count('explained'), count('survived')];
  const tested = killed + explained + survived;
  const score = tested > 0 ? (100 * (killed + explained)) / tested : undefined;
  return { room, all: results.length, types, killed, explained, survived, score };
}
