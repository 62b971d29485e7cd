// What speed is aimed at: one row for each figure that is judged, in the order in which they are printed.

/** What a figure should be, and what to say of it when it is not. */
export interface Aim {
  /** `×` for a ratio within one run; anything else, such as `ms`, is of this machine. */
  readonly unit: string;
  /** The figure should be this at most, or at least. */
  readonly aim: { readonly atMost: number } | { readonly atLeast: number };
  /** The bench that measures it. */
  readonly bench: string;
  /** What holds the figure back, and what was tried. */
  readonly limit: string;
}

const ofBare = (atLeast: number, limit: string): Aim => ({
  unit: '×',
  aim: { atLeast },
  bench: 'emulator',
  limit,
});

const msAtMost = (atMost: number, bench: string, limit: string): Aim => ({
  unit: 'ms',
  aim: { atMost },
  bench,
  limit,
});

/** Every row by its name. */
export const aims = {
  'start of serve to the first answer': msAtMost(
    300,
    'start',
    'a third is Node itself; the rest are the schemas of the operations, and Node’s own Request. The program is bundled, and loads what a command needs',
  ),
  '--help': msAtMost(
    80,
    'start',
    'three quarters are Node itself. The words of a command are loaded, not what it does',
  ),
  'simulate a year': msAtMost(350, 'start', 'a third is Node itself; the rest is to parse code'),
  'restarts kept in a file, of those in memory': {
    unit: '×',
    aim: { atLeast: 0.5 },
    bench: 'emulator',
    limit:
      'a sync of the disk for each group, and 16 connections make groups of 16 at most. What comes in one turn shares a commit',
  },
  'restart kept in a file, one connection, of one in memory and a sync': {
    unit: '×',
    aim: { atMost: 1.25 },
    bench: 'emulator',
    limit: 'what SQLite writes besides, and the turn in which the commit waits for others',
  },
  'restart, of bare node:http': ofBare(
    0.3,
    'the adapter between node:http and Request allows 0.75 to 0.9, the rest is the work: JSON in and out, the schema, the chart, the journal',
  ),
  'create, of bare node:http': ofBare(
    0.3,
    'fifty fields of a record, its indexes, its job and its answer, which is never the same twice',
  ),
  'a random page of 100,000, of bare node:http': ofBare(
    0.3,
    'ten records of 700 characters become JSON that no earlier request left behind; finding them takes O(log n)',
  ),
  '100,000 due phases': msAtMost(
    700,
    'emulator',
    '100,000 transitions and their jobs, some 10 µs each',
  ),
  'slowest GET while 100,000 phases fall due': msAtMost(
    20,
    'emulator',
    'they end in slices of some milliseconds; a slice in which memory is collected takes longer',
  ),
  'p99 of a mixed load on 100,000, of that on 100': {
    unit: '×',
    aim: { atMost: 2 },
    bench: 'emulator',
    limit:
      'collecting memory, which takes longer the more of it is live; few records are remembered as JSON',
  },
  'memory with 100,000 instances': {
    unit: 'MB',
    aim: { atMost: 250 },
    bench: 'emulator',
    limit: 'Node takes 45 MB, and a record with its indexes some 2.5 kB',
  },
  'GET, of bare node:http': ofBare(
    0.65,
    'the adapter between node:http and Request allows 0.75 to 0.9 with a constant answer; a bridge of our own would win a tenth at most',
  ),
  'GET of serve with its log, of bare node:http': ofBare(
    0.65,
    'a line for each request, all lines of a turn in one write; its words and its time are the cost',
  ),
  'fleet, of the fastest C': {
    unit: '×',
    aim: { atLeast: 1 },
    bench: 'fleet',
    limit:
      'V8 checks the bounds and the kinds of what it reads: 14.4 ns of the processor an event, 12.6 in C. The same loop as WebAssembly takes 11.8',
  },
  'fleet: two workers, of two processes': {
    unit: '×',
    aim: { atLeast: 0.95 },
    bench: 'scaling',
    limit: 'the workers start after the program, and what they found is added up by one thread',
  },
  'fleet: memory of a worker more': {
    unit: 'MB',
    aim: { atMost: 8 },
    bench: 'scaling',
    limit:
      'an idle thread of Node 20 adds 8.1 MB, of which 0.8 are code that all threads share; what the engine loads, compiles and counts adds nearly 3',
  },
  'check of JSON lines': {
    unit: 'million a second',
    aim: { atLeast: 5 },
    bench: 'observer-check',
    limit:
      'on one core: two thirds is comparing the bytes of a line, one third its place in the order',
  },
  'check of a file of JSON lines': {
    unit: 'million a second',
    aim: { atLeast: 5 },
    bench: 'observer-check',
    limit: 'one core, its start not counted; a quarter is reading the file',
  },
  'the same by instances in two processes': {
    unit: 'million a second',
    aim: { atLeast: 5 },
    bench: 'observer-check',
    limit:
      'what two cores give that share a memory; threads of one process gave no more (docs/performance.md)',
  },
  'memory of check: 4 million lines, of one million': {
    unit: '×',
    aim: { atMost: 1.1 },
    bench: 'observer-check',
    limit: 'what is kept is of the instances, not of the lines',
  },
  'inspector: layout of 300 states': msAtMost(
    1500,
    'inspector',
    'ELK orders the layers of the whole chart at once, in a worker of the page; most of a first layout is code that is not compiled yet',
  ),
  'inspector: layout of 300 states in ten groups': msAtMost(
    1500,
    'inspector',
    'ELK orders the layers of each group, and then those of the whole chart, in a worker of the page',
  ),
  'inspector: longest frame at 10,000 events a second': msAtMost(
    100,
    'inspector-events',
    'of the page’s own thread: reading what came, and drawing the log, which has eighty other rows with each frame',
  ),
  'inspector: events shown, of 10,000 a second': {
    unit: '×',
    aim: { atLeast: 0.95 },
    bench: 'inspector-events',
    limit:
      'the server takes some 9 µs for a message, and on a machine with other work waits for its turn',
  },
  'npm ci: seconds': {
    unit: 's',
    aim: { atMost: 25 },
    bench: 'install',
    limit: 'unpacking a browser, TypeScript and a compiler; the network where npm has no cache',
  },
  'npm ci: packages': {
    unit: 'packages',
    aim: { atMost: 450 },
    bench: 'install',
    limit: 'the tests’ runner brings most of them',
  },
  'import of dcs-lifecycle': msAtMost(150, 'import', 'XState, zod and the simulator'),
  'import of dcs-lifecycle/machines': msAtMost(60, 'import', 'XState, and the chart walked once'),
  'import of dcs-lifecycle/ui': msAtMost(10, 'import', 'the chart’s answers as data'),
} satisfies Record<string, Aim>;

/** The name of a row. */
export type Row = keyof typeof aims;
