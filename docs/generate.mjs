// Writes what is generated from the chart and the operations, the pages of this folder, what the program prints
// in the guides and the notices of what was bundled, by the built package: `npm run docs`.
// A test renders the same and fails when one of them is out of date.

import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { lifecycle, situationOf } from '../dist/machines/index.js';
import { snippetsFor } from '../dist/src/connect/index.js';
import { renderDiagram } from '../dist/src/diagram/index.js';
import { pageWithPicture } from '../dist/src/diagram/internal.js';
import { fixturesSchema } from '../dist/src/emulator/internal.js';
import { documentSchemaOf, writtenPlanSchema } from '../dist/src/plan/internal.js';
import {
  apiReference,
  defaultProject,
  knownRequests,
  operations,
} from '../dist/src/protocol/index.js';
import * as react from '../dist/src/react/index.js';
import { profileSchemaOver, scenarioSchemaOver } from '../dist/src/simulator/internal.js';
import { instanceView } from '../dist/src/ui/index.js';
import { withSnippets } from './connect.mjs';
import { galleryPage } from './gallery.mjs';
import { grep } from './grep.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { documents, schemaFile } from './schemas.mjs';
import { sourcesPage } from './sources.mjs';

const pages = { 'model.md': pageWithPicture(), 'lifecycle.svg': await renderDiagram('svg') };

for (const [name, text] of Object.entries(pages)) {
  await writeFile(new URL(name, import.meta.url), text);
  console.log(`wrote docs/${name}`);
}

await writeFile(new URL('api.md', import.meta.url), apiReference());
console.log('wrote docs/api.md');

const ids = (await readFile(new URL('page-ids.txt', import.meta.url), 'utf8')).trim().split('\n');
await writeFile(
  new URL('sources.md', import.meta.url),
  sourcesPage({ operations, knownRequests }, ids),
);
console.log('wrote docs/sources.md');

const root = new URL('..', import.meta.url);

/** What a command of this program prints in the root of the tree. */
function printed(command) {
  const [run, filter] = command.split(' | grep ');
  const args = [fileURLToPath(new URL('dist/bin/main.js', root)), ...run.split(' ')];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return filter === undefined ? stdout + stderr : grep(filter, stdout) + stderr;
}

// Ways that show what a proof finds: in the README and its guide, and in the lesson on the model.
for (const [change, picture] of [
  ['RESTARTING.tags=serving', 'docs/counterexample.svg'],
  ['EXTENDING.tags=serving', 'docs/pictures/moved-tag.svg'],
]) {
  printed(`prove --break ${change} --claim serving-is-running --no-walks --svg ${picture}`);
  console.log(`wrote ${picture}`);
}

// The pages whose consoles need no server: each holds a command and what it prints.
const guides = ['checking', 'diagrams', 'fleets', 'model', 'prove'].map(
  (name) => `docs/guide/${name}.md`,
);
for (const name of ['README.md', ...guides]) {
  const file = new URL(name, root);
  const shown = /(```console\n\$ npx dcs-lifecycle (.*)\n)[\s\S]*?(?=```)/g;
  const guide = await readFile(file, 'utf8');
  await writeFile(
    file,
    guide.replace(shown, (_, head, command) => head + printed(command)),
  );
  console.log(`wrote ${name}`);
}

// The guides that say how clients connect.
const connection = {
  url: 'http://127.0.0.1:8632',
  region: 'eu-de',
  projectId: defaultProject,
  signIn: { mode: 'open' },
};
for (const name of ['emulator']) {
  const file = new URL(`guide/${name}.md`, import.meta.url);
  await writeFile(file, withSnippets(await readFile(file, 'utf8'), snippetsFor(connection)));
  console.log(`wrote the snippets of docs/guide/${name}.md`);
}

await writeFile(
  new URL('react-gallery.html', import.meta.url),
  galleryPage({
    react,
    instanceView,
    createElement,
    drawn: renderToStaticMarkup,
    situations: lifecycle.table.states.map((state) => situationOf('ha', state)),
    style: await readFile(new URL('../src/react/style.css', import.meta.url), 'utf8'),
  }),
);
console.log('wrote docs/react-gallery.html');

const schemas = {
  scenario: scenarioSchemaOver(),
  profile: profileSchemaOver(),
  plan: writtenPlanSchema,
  fixtures: fixturesSchema,
};
for (const [name, schema] of Object.entries(schemas)) {
  const guide = new URL(`guide/${documents[name].guide}.md`, import.meta.url);
  const text = schemaFile(name, documentSchemaOf(schema), await readFile(guide, 'utf8'));
  await writeFile(new URL(`schemas/${name}.schema.json`, import.meta.url), text);
  console.log(`wrote docs/schemas/${name}.schema.json`);
}

await writeFile(new URL('THIRD-PARTY-NOTICES', root), thirdPartyNotices(fileURLToPath(root)));
console.log('wrote THIRD-PARTY-NOTICES');
