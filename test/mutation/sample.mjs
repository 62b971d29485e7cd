// A sample of the mutants of all rooms: each is compiled, then judged by the tests that reach its file.
// The score of a room is the share that a test noticed of those that compile.

import { availableParallelism } from 'node:os';
import { explanationsIn, listPath } from './equivalents.mjs';
import { mutantsOf, roomOf, sampleOf, sourceFiles } from './mutants.mjs';
import { relatedTests } from './related-tests.mjs';
import { judgedByTypes } from './types.mjs';
import { openWorkshop } from './workshop.mjs';

/** So many tests judge a mutant, and all of its room: what none of these notices counts as not noticed. */
const leastTests = 24;

/** What else is asked of a room: of all, the documents and a browser; of the protocol, those who speak it. */
const speak = ['emulator', 'client', 'observer', 'plan'];
const alsoOf = (room) =>
  room === 'protocol'
    ? ['contract', 'emulator/control', 'emulator/operations']
    : speak.includes(room)
      ? ['contract']
      : [];
const isOf = (room, test) =>
  [room, 'docs', 'browser', ...alsoOf(room)].some((folder) => test.startsWith(`test/${folder}/`));

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
  const add = (mutant, verdict) => {
    const isExplained = verdict.type === 'survived' && explained.has(mutant.name);
    results.push({ mutant, ...verdict, type: isExplained ? 'explained' : verdict.type });
    console.log(lineOf(results.length, results.at(-1)));
  };
  const workshops = Array.from({ length: Math.min(2, availableParallelism()) }, openWorkshop);
  const closeAll = () => {
    for (const workshop of workshops) workshop.close();
  };
  process.once('exit', closeAll);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  const [workshop] = workshops;
  await proveSound(workshop);
  const { stopped, unsure } = await judgedByTypes(workshop, chosen);
  for (const mutant of stopped) add(mutant, { type: 'types' });
  const queue = chosen.filter((mutant) => !stopped.has(mutant));
  await Promise.all(
    workshops.map(async (each) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const verdict = await judge(each, mutant);
        // A survivor that other files may not compile with costs a build of its own.
        const isStopped =
          verdict.type === 'survived' && unsure.has(mutant) && (await breaks(each, mutant));
        add(mutant, isStopped ? { type: 'types' } : verdict);
      }
    }),
  );
  closeAll();
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

/** Whether the project compiles no more with a mutant. */
async function breaks(workshop, { file, source }) {
  workshop.write(file, source);
  const complaints = await workshop.complaints();
  workshop.restore(file);
  return complaints.length > 0;
}

/** Without a mutant all has to be well, or else each mutant would seem to be noticed. */
async function proveSound(workshop) {
  const [complaint] = await workshop.complaints();
  if (complaint) throw new Error(`the project does not compile: ${complaint}`);
  const failure = await workshop.firstFailure(['test/random/random.test.ts'], 'sound');
  if (failure) throw new Error(`a test fails without a mutant: ${failure.title}`);
}

/** Judges one mutant after the other; what fails without a mutant as well is left out from then on. */
function judgeWith(related) {
  const unsound = new Set();
  return async (workshop, mutant) => {
    const { file, room, source } = mutant;
    const tests = related(file, room)
      .filter((test) => !unsound.has(test))
      .filter((test, i) => i < leastTests || isOf(room, test));
    const count = tests.length;
    const passes = async (test) => (await workshop.firstFailure([test], 'original')) === undefined;
    let doubted;
    workshop.write(file, source);
    try {
      while (tests.length > 0) {
        const failure = await workshop.firstFailure(tests, mutant.name);
        if (failure === undefined) break;
        const { test, title } = failure;
        if (test === undefined) return { type: 'killed', by: title };
        tests.splice(0, tests.length, ...tests.filter((each) => !failure.passed.includes(each)));
        workshop.restore(file);
        if ((await passes(test)) || doubted === test) {
          return { type: 'killed', by: `${test}: ${title}` };
        }
        // Either the test fails by itself, or an earlier mutant has left something behind.
        await workshop.restart();
        if (await passes(test)) {
          doubted = test;
        } else {
          unsound.add(test);
          tests.splice(tests.indexOf(test), 1);
          console.error(`fails without a mutant, left out: ${test}: ${title}`);
        }
        workshop.write(file, source);
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
