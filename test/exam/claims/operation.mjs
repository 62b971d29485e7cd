// What holds once an operation has its two files: it is served, documented and in the OpenAPI document.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createEmulator } from '../../../dist/src/emulator/index.js';
import { openApiDocument, operations } from '../../../dist/src/protocol/index.js';

assert.ok(operations.some(({ id }) => id === 'v2.listMigrationTasks'));
assert.match(JSON.stringify(openApiDocument()), /"\/v2\/\{project_id\}\/migration-tasks"/);
const page = await readFile(new URL('../../../docs/api.md', import.meta.url), 'utf8');
assert.match(page, /\nGET \/v2\/\{project_id\}\/migration-tasks\n/);

const emulator = createEmulator();
const answer = await emulator.fetch(
  new Request('http://dcs.localhost/v2/0123456789abcdef0123456789abcdef/migration-tasks'),
);
assert.equal(answer.status, 200);
assert.equal((await answer.json()).count, 0);
emulator.close();
