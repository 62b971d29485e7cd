// Holds the report of a mutation run against the list of equivalent mutants: fails when a mutant
// survives that the list does not explain, and when the list explains one that does not survive.
//
//   node test/mutation/check-survivors.mjs [REPORT] [LIST]

import { readFileSync } from 'node:fs';

const [
  reportPath = 'reports/mutation/mutation.json',
  listPath = 'test/mutation/equivalent-mutants.md',
] = process.argv.slice(2);

const report = JSON.parse(read(reportPath));
const survived = survivorsIn(report);
const explained = explanationsIn(read(listPath));
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
      const original = cut(source.split('\n'), location);
      survivors.push(nameOf(file, original, replacement));
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

/** The entries of the list: `original` → `mutant`: reason, below the name of a file. */
function explanationsIn(list) {
  const names = [];
  let file = '';
  for (const line of list.split('\n')) {
    file = line.match(/^## (\S+)$/)?.[1] ?? file;
    const entry = line.match(/^- (`+) ?(.+?) ?\1 → (`+) ?(.+?) ?\3: (.+)$/);
    if (entry) names.push(nameOf(file, entry[2], entry[4]));
    else if (line.startsWith('- ')) fail(`${listPath}: no entry can be read from: ${line}`);
  }
  return names;
}

function without(names, others) {
  const left = [...others];
  return names.filter((name) => {
    const index = left.indexOf(name);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function nameOf(file, original, replacement) {
  const squeeze = (code) => code.replace(/\s+/g, ' ').trim();
  return `${file}: ${squeeze(original)} → ${squeeze(replacement)}`;
}

/** The code between two places, which the report counts from 1. */
function cut(lines, { start, end }) {
  return lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => (index === all.length - 1 ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
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
