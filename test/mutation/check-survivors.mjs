// Holds the report of a mutation run against the list of equivalent mutants: fails when a mutant
// survives that the list does not explain, and when the list explains one that does not survive.
//
//   node test/mutation/check-survivors.mjs [REPORT] [LIST]

import { readFileSync } from 'node:fs';
import { cut, explanationsIn, nameOf, listPath as usualListPath, without } from './equivalents.mjs';

const [reportPath = 'reports/mutation/mutation.json', listPath = usualListPath] =
  process.argv.slice(2);

const report = JSON.parse(read(reportPath));
const survived = survivorsIn(report);
// The list also has entries for rooms that only a sample judges.
const explained = explanationsOf(report);
// The same code may stand in a file twice: every survivor needs an entry of its own.
const unexplained = without(survived, explained);
const stale = without(explained, survived);

for (const mutant of unexplained) console.error(`survived and not explained: ${mutant}`);
for (const mutant of stale) console.error(`explained and not a survivor: ${mutant}`);
console.log(scoreOf(report, survived.length - unexplained.length));
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;

/** The mutants that no test noticed, under a name that holds when lines move. */
function survivorsIn({ files }) {
  const survivors = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { status, location, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      survivors.push(nameOf(file, cut(source, location), replacement));
    }
  }
  return survivors;
}

/** How many mutants there were and what became of them. Those that do not even load count for nothing. */
function scoreOf({ files }, explainedCount) {
  const statuses = Object.values(files).flatMap(({ mutants }) =>
    mutants.map((each) => each.status),
  );
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const survivors = count('Survived', 'NoCoverage');
  if (killed + survivors === 0) fail(`${reportPath}: no mutant was tested`);
  const score = (100 * (killed + explainedCount)) / (killed + survivors);
  return [
    `${killed + survivors} mutants: ${killed} killed`,
    `${survivors} survived, of which ${explainedCount} are explained in ${listPath}`,
    `score ${score.toFixed(1)} %`,
  ].join('; ');
}

function explanationsOf({ files }) {
  try {
    return explanationsIn(listPath)
      .filter(({ file }) => file in files)
      .map(({ name }) => name);
  } catch (error) {
    return fail(error.message);
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(`${path}: no such file; npm run mutation writes the report`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
