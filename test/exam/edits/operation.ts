// An operation of the API, one of those that the service has and that were not offered: what it is, what it
// does, and a line in each of the two lists.

import type { Edit } from '../scratch.js';

/** A line in a list of operations. */
const listed: Edit['edits'][string] = [
  [
    `export * as listNodes from`,
    `export * as listMigrationTasks from './list-migration-tasks.js';
export * as listNodes from`,
  ],
];

const edit: Edit = {
  files: {
    'src/protocol/operations/list-migration-tasks.ts': `// GET /{project_id}/migration-tasks: what the exam adds.

import { z } from 'zod';
import { projectPath } from '../fields/index.js';
import { defineOperation } from '../operation.js';

export const v2 = defineOperation({
  name: 'listMigrationTasks',
  class: 2,
  method: 'GET',
  summary: 'Lists the migrations of a project.',
  params: projectPath,
  success: { status: 200, body: z.object({ count: z.number(), migration_tasks: z.array(z.string()) }) },
  refusals: [],
  api: 'v2',
  path: '/v2/{project_id}/migration-tasks',
  page: 'ListMigrationTask',
});
`,
    'src/emulator/operations/list-migration-tasks.ts': `// Lists the migrations of a project: what the exam adds.

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listMigrationTasks.v2, () => ({ count: 0, migration_tasks: [] }));
`,
    'test/emulator/operations/list-migration-tasks.test.ts': `// Lists the migrations of a project: what the exam adds.

import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();

test('there is no migration', async () => {
  const { status, body } = await client.v2('GET', '/migration-tasks');
  expect({ status, body }).toEqual({ status: 200, body: { count: 0, migration_tasks: [] } });
});
`,
  },
  edits: {
    // The recorded client was answered that it is not offered.
    'test/fixtures/recordings/improved.json': [
      [
        `[
  {
    "why": "a password signs in`,
        `[
  {
    "why": "the migrations of a project are offered",
    "request": "GET /v2/.*/migration-tasks",
    "recordings": ["huaweicloud-sdk-nodejs-sweep"],
    "differences": ["status: 501, now 200", "code error_code: EMU.0501, now none"]
  },
  {
    "why": "a password signs in`,
      ],
    ],
    'src/protocol/operations/index.ts': listed,
    'src/emulator/operations/by-name.ts': listed,
  },
};

export default edit;
