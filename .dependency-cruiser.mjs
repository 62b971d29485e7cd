// Who may import whom, as data, and the rules made of it. docs/architecture.md shows the same table
// to people; test/architecture/ holds the two together and the tree against the rules.

import { existsSync } from 'node:fs';

/**
 * What the files of a folder may import besides their own folder: other folders, through their
 * index.ts or internal.ts; packages; and whether modules of Node.
 *
 * @type {Record<string, {
 *   folders: readonly string[] | 'everything',
 *   packages: readonly string[] | 'everything',
 *   node: boolean,
 * }>}
 */
export const mayImport = {
  machines: { folders: [], packages: ['xstate'], node: false },
  'src/time': { folders: [], packages: [], node: false },
  'src/random': { folders: [], packages: ['d3-random', 'pure-rand'], node: false },
  'src/loopback': { folders: [], packages: [], node: false },
  'src/loopback/server': {
    folders: ['src/loopback'],
    packages: ['@hono/node-server'],
    node: true,
  },
  'src/connect': { folders: ['src/loopback'], packages: [], node: false },
  'src/plan': {
    folders: ['machines', 'src/random'],
    packages: ['ms', 'zod'],
    node: false,
  },
  'src/simulator': {
    folders: ['machines', 'src/time', 'src/random', 'src/plan'],
    packages: ['xstate', 'zod'],
    node: false,
  },
  'src/observer': {
    folders: ['machines', 'src/time', 'src/random'],
    packages: ['fastest-levenshtein'],
    node: false,
  },
  'src/diagram': {
    folders: ['machines'],
    packages: ['@hpcc-js/wasm-graphviz', 'state-machine-cat'],
    node: false,
  },
  'src/prove': { folders: ['machines', 'src/diagram'], packages: ['xstate'], node: false },
  'src/ui': { folders: ['machines'], packages: [], node: false },
  'src/protocol': { folders: ['machines'], packages: ['zod'], node: false },
  'src/operations': { folders: ['src/protocol'], packages: [], node: false },
  'src/client': {
    folders: ['machines', 'src/time', 'src/loopback', 'src/protocol'],
    packages: ['zod'],
    node: false,
  },
  'src/emulator': {
    folders: [
      'machines',
      'src/time',
      'src/random',
      'src/loopback',
      'src/loopback/server',
      'src/connect',
      'src/plan',
      'src/protocol',
    ],
    packages: ['fastest-levenshtein', 'hono', 'libsql', 'quick-lru', 'zod'],
    node: true,
  },
  'src/react': {
    folders: ['machines', 'src/time', 'src/random', 'src/plan', 'src/observer', 'src/ui'],
    packages: ['react', 'xstate'],
    node: false,
  },
  'src/statechart': { folders: [], packages: ['elkjs', 'preact', 'xstate'], node: false },
  'src/inspector': {
    folders: [
      'machines',
      'src/time',
      'src/loopback',
      'src/loopback/server',
      'src/diagram',
      'src/statechart',
    ],
    packages: ['@statelyai/inspect', 'elkjs', 'esbuild', 'preact', 'ws', 'xstate'],
    node: true,
  },
  'src/console': {
    folders: ['machines', 'src/protocol', 'src/ui', 'src/statechart'],
    packages: [
      '@tanstack/virtual-core',
      'elkjs',
      'esbuild',
      'eventsource-parser',
      'preact',
      'uplot',
    ],
    node: false,
  },
  'src/playground': {
    folders: [
      'machines',
      'src/random',
      'src/plan',
      'src/simulator',
      'src/prove',
      'src/diagram',
      'src/ui',
      'src/console',
    ],
    packages: ['esbuild', 'preact', 'xstate', 'zod'],
    node: false,
  },
  'src/cli': { folders: 'everything', packages: 'everything', node: true },
  'src/index.ts': { folders: 'everything', packages: [], node: false },
  test: { folders: 'everything', packages: 'everything', node: true },
};

/**
 * What the rooms inside a folder may import of each other. The files that lie in the folder itself are
 * above its rooms, which import none of them. A room is imported through its index.ts, where it has one.
 *
 * @type {Record<string, readonly string[]>}
 */
export const roomsInside = {
  'src/simulator/profile': [],
  'src/simulator/instance': ['profile'],
  'src/simulator/fleet': ['profile'],
  'src/simulator/exact': ['profile'],
  'src/simulator/agreement': ['profile', 'fleet', 'exact'],
  'src/simulator/exact/clocks': [],
  'src/simulator/exact/chain': ['clocks'],
  'src/simulator/exact/inversion': ['chain', 'clocks'],
  'src/simulator/exact/downtime': ['chain', 'clocks', 'inversion'],
  'src/observer/lifecycle': [],
  'src/observer/wait': ['lifecycle'],
  'src/observer/fleet': ['lifecycle', 'wait'],
  'src/observer/check': ['lifecycle', 'wait'],
  'src/emulator/crypto': [],
  'src/emulator/rules': [],
  'src/emulator/store': ['rules'],
  'src/emulator/world': ['crypto', 'store'],
  'src/emulator/catalog': ['crypto', 'store'],
  'src/emulator/jobs': ['catalog', 'store', 'world'],
  'src/emulator/json': ['catalog', 'jobs', 'store'],
  'src/emulator/operations': ['catalog', 'crypto', 'jobs', 'json', 'store', 'world'],
  'src/emulator/http': ['crypto', 'operations', 'store', 'world'],
  'src/emulator/identity': ['crypto', 'http'],
  'src/emulator/obs': ['crypto', 'http', 'json', 'store', 'world'],
  'src/emulator/control': [
    'catalog',
    'crypto',
    'http',
    'jobs',
    'operations',
    'rules',
    'store',
    'world',
  ],
  'src/cli/environment': [],
  'src/cli/terminal': ['environment'],
  'src/cli/input': ['environment'],
  'src/cli/inspect': ['environment', 'input', 'terminal'],
  'src/cli/demo': [],
  'src/cli/fleet': ['environment', 'input', 'terminal'],
  'src/cli/report': ['environment', 'fleet', 'input', 'terminal'],
  'src/cli/check': ['environment', 'input', 'terminal'],
  'src/cli/watch': ['environment', 'input', 'terminal'],
  'src/cli/completion': ['input'],
  'src/cli/simulate': ['environment', 'input', 'inspect', 'terminal'],
  'src/cli/record': ['environment', 'input'],
  'src/cli/chart': ['environment', 'input', 'terminal'],
  'src/cli/prove': ['chart', 'environment', 'report', 'terminal'],
  'src/cli/replay': ['environment', 'input', 'terminal'],
  'src/cli/serve': ['demo', 'environment', 'input', 'inspect', 'terminal'],
  'src/cli/exec': ['environment', 'serve'],
  'src/cli/init': ['environment', 'input'],
  'src/cli/commands': [
    'chart',
    'check',
    'completion',
    'environment',
    'exec',
    'fleet',
    'init',
    'input',
    'inspect',
    'prove',
    'record',
    'replay',
    'report',
    'serve',
    'simulate',
    'terminal',
    'watch',
  ],
};

const ours = '^(machines|src)/';
const folder = '^(machines|src/[^/]+)/';
const packages = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
];
const entrances =
  '^(machines/index|src/index|src/(client|diagram|emulator|inspector|observer|operations|plan|react|simulator|ui)/(index|internal)|src/cli/(index|main))[.]ts$';

/** Pages are bundled: what they need is in the bundle, and no user installs or imports it. */
const pages = '^src/(console|statechart|inspector/web|playground)/';

/** So is the command line; and what bundles it is not shipped. */
const bundled = '^src/(cli|console|statechart|inspector/web|playground)/|^src/build[.]mjs$';

/** The part of the tree that a row of the table speaks of, without what has a row of its own. */
function within(row) {
  if (row.endsWith('.ts')) return `^${row.replaceAll('.', '[.]')}$`;
  const rooms = Object.keys(mayImport).filter((other) => other.startsWith(`${row}/`));
  const inner = rooms.map((room) => room.slice(row.length + 1)).join('|');
  return `^${row}/${inner && `(?!(${inner})/)`}`;
}

/** `src/plan` → `plan`, `src/index.ts` → `index`: what the rules of a row are called by. */
const nameOf = (row) => row.replace(/^src\//, '').replace(/[.]ts$/, '');

function rulesOf([row, { folders, packages: allowed, node }]) {
  const from = { path: within(row) };
  const table = `See the table in docs/architecture.md`;
  return [
    folders !== 'everything' && {
      name: `${nameOf(row)}-folders`,
      comment: `${row} may import ${folders.join(', ') || 'none of our folders'}. Take what you need as an argument, or move the code to where it may be. ${table}.`,
      from,
      to: { path: ours, pathNot: [row, ...folders].map(within) },
    },
    allowed !== 'everything' && {
      name: `${nameOf(row)}-packages`,
      comment: `${row} may import ${allowed.join(', ') || 'no package'}. If it must be another one, say so in the table. ${table}.`,
      from,
      to: {
        dependencyTypes: packages,
        ...(allowed.length > 0 && { pathNot: `(^|/)node_modules/(${allowed.join('|')})/` }),
      },
    },
    !node && {
      name: `${nameOf(row)}-node`,
      comment: `${row} runs anywhere, so it imports no module of Node. Do the I/O in src/cli and pass the result in. ${table}.`,
      // A script that builds a page is no part of the page.
      from: { ...from, pathNot: '/build[.]mjs$' },
      to: { dependencyTypes: ['core'] },
    },
  ].filter(Boolean);
}

/** The rules of a room: what it may import, and that others use its door where it has one. */
function rulesOfRoom([room, allowed]) {
  const [, folder, name] = /^(.+)[/]([^/]+)$/.exec(room);
  const id = `${nameOf(folder)}/${name}`;
  return [
    {
      name: `${id}-rooms`,
      comment: `${room} may import ${allowed.join(', ') || 'no other room'} of ${folder}. See the second table in docs/architecture.md.`,
      from: { path: `^${room}/` },
      to: {
        path: `^${folder}/`,
        pathNot: [room, ...allowed.map((other) => `${folder}/${other}`)].map(within),
      },
    },
    existsSync(`${room}/index.ts`) && {
      name: `${id}-door`,
      comment: `${room} has an index.ts: import it through that, and export there what others need.`,
      from: { path: `^${folder}/`, pathNot: `^${room}/` },
      to: { path: `^${room}/`, pathNot: `^${room}/index[.]ts$` },
    },
  ].filter(Boolean);
}

/** Every row that is a folder has a front door. */
const doors = Object.keys(mayImport)
  .filter((row) => !row.endsWith('.ts'))
  .join('|');

/** The rules that hold for every folder alike. */
export const rulesForAll = [
  {
    name: 'front-door',
    comment:
      'Import a folder through its index.ts, or its internal.ts for what no user of the package needs.',
    from: { path: `${folder}|^src/index[.]ts$` },
    to: { path: folder, pathNot: ['^$1/', `^(${doors})/(index|internal)[.]ts$`] },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other hold one thing, or lack a third: merge or split them.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'only-tests-import-tests',
    comment: 'What ships must not need what does not: move the code out of test/.',
    from: { path: ours },
    to: { path: '^test/' },
  },
  {
    name: 'tests-import-no-tests',
    comment: 'Put what two tests share into test/support/.',
    from: { path: '^test/' },
    to: { path: '[.]test[.]ts$' },
  },
  {
    name: 'nothing-imports-the-cli',
    comment: 'The composition root is on top: move what you need of it into a folder of its own.',
    from: { path: ours, pathNot: '^src/cli/' },
    to: { path: '^src/cli/' },
  },
  {
    name: 'no-dev-dependencies',
    comment: 'An install of the package has only its dependencies, and the peers it asks for.',
    from: { path: ours, pathNot: bundled },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'] },
  },
  {
    name: 'time-and-chance-are-arguments',
    comment:
      'Take a Clock (src/time) or a Random (src/random). Digests come from the front door of src/emulator/crypto.',
    // Those files draw nothing: they hash and compare.
    from: { path: ours, pathNot: '^src/emulator/crypto/(digests|passwords)[.]ts$' },
    to: { path: '^(node:)?(timers|timers/promises|perf_hooks|crypto)$' },
  },
  {
    name: 'no-unresolvable',
    comment: 'The import leads nowhere: misspelt, or missing from package.json.',
    from: {},
    // The mutation tests have a package.json of their own, which is installed when they run.
    to: { couldNotResolve: true, pathNot: '^@stryker-mutator/' },
  },
  {
    name: 'no-dead-files',
    comment: 'No entrance of the package leads to this file: use it or delete it.',
    from: { path: entrances },
    to: { path: ours, pathNot: `${entrances}|${pages}|/build[.]mjs$`, reachable: false },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
    from: {
      orphan: true,
      path: '^(machines|src|test)/',
      pathNot: `[.](test|d)[.]ts$|^test/mutation/|^test/exam/edits/|${pages}`,
    },
    to: {},
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(mayImport).flatMap(rulesOf),
    ...Object.entries(roomsInside).flatMap(rulesOfRoom),
    ...rulesForAll,
  ].map((rule) => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    // TypeScript 7 has no compiler API for dependency-cruiser to use. swc's parser sees the source
    // as it is written, so imports of types count like all others.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    // Its parser does not know JSX: test/architecture/pages.ts reads such files.
    exclude: { path: '[.]tsx$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
