// What holds once an operation has its two files: it is served, documented and in the OpenAPI document.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createEmulator } from '../../../dist/src/emulator/index.js';
import { openApiDocument, operations } from '../../../dist/src/protocol/index.js';

assert.ok(operations.some(({ id }) => id === 'v2.listHours'));
assert.match(JSON.stringify(openApiDocument()), /"\/v2\/instances\/hours"/);
const page = await readFile(new URL('../../../docs/api.md', import.meta.url), 'utf8');
assert.match(page, /\nGET \/v2\/instances\/hours\n/);

const emulator = createEmulator();
const answer = await emulator.fetch(new Request('http://dcs.localhost/v2/instances/hours'));
assert.equal(answer.status, 200);
assert.equal((await answer.json()).maintain_windows.length, 1);
emulator.close();
