// Writes docs/reference/: a page for each door of the package, which typedoc makes of the declarations in dist/
// and of the doc comments in them. `npm run reference` builds, installs what this needs beside it, and runs it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';

const root = new URL('../../', import.meta.url);
const pathOf = (file) => fileURLToPath(new URL(file, root));
const scratch = pathOf('docs/reference-tool/doors/');

/** The doors of package.json, the root last: what two doors have is described at the narrower one. */
const { exports: doors } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'));
const entries = Object.entries(doors)
  .filter(([door, target]) => target.types !== undefined && !door.endsWith('.css'))
  .map(([door, target]) => ({ name: door.slice(2) || 'dcs-lifecycle', types: target.types }))
  .sort((a, b) => Number(a.name === 'dcs-lifecycle') - Number(b.name === 'dcs-lifecycle'));

/** What the first comment of a door's source says of it. */
function introduction(types) {
  const source = types.replace('./dist/', '').replace('.d.ts', '.ts');
  const [head = ''] = readFileSync(pathOf(source), 'utf8').split('\n\n');
  return head
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.slice(3))
    .join(' ');
}

/** A module for each door, so that its page has the door's name. */
function writeDoors() {
  mkdirSync(scratch, { recursive: true });
  return entries.map(({ name, types }) => {
    const file = `${scratch}${name}.ts`;
    const from = types.replace('./', '../../../').replace('.d.ts', '.js');
    writeFileSync(file, `/** ${introduction(types)}\n * @module */\nexport * from '${from}';\n`);
    return file;
  });
}

async function write() {
  const entryPoints = writeDoors();
  const compilerOptions = {
    target: 'ES2023',
    module: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'],
    types: ['node'],
    typeRoots: [pathOf('node_modules/@types')],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const tsconfig = `${scratch}tsconfig.json`;
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: entryPoints }));
  const app = await Application.bootstrapWithPlugins({
    name: 'dcs-lifecycle',
    entryPoints,
    tsconfig,
    out: pathOf('docs/reference'),
    plugin: ['typedoc-plugin-markdown'],
    router: 'module',
    readme: 'none',
    disableSources: true,
    disableGit: true,
    excludeExternals: true,
    excludePrivate: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    sort: ['alphabetical'],
    sortEntryPoints: false,
    validation: { invalidLink: true, notDocumented: true, notExported: false },
    requiredToBeDocumented: ['Class', 'Interface', 'Function', 'Variable', 'TypeAlias', 'Property'],
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('typedoc could not read the declarations');
  app.validate(project);
  await app.generateOutputs(project);
}

try {
  await write();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
