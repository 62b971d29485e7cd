// An operation of the API: what it is, what it does, and a line in each of the two lists.

const listed = (folder) => ({
  [folder]: [
    [
      `export * as listInstances from`,
      `export * as listHours from './list-hours.js';
export * as listInstances from`,
    ],
  ],
});

export default {
  name: 'an operation',
  claims: 'operation',
  files: {
    'src/protocol/operations/list-hours.ts': `// GET /v2/instances/hours: what the exam adds.

import { defineOperation } from '../operation.js';
import { windowList } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'listHours',
  class: 2,
  method: 'GET',
  summary: 'Lists the hours.',
  success: { status: 200, body: windowList },
  refusals: [],
  api: 'v2',
  path: '/v2/instances/hours',
  page: 'ListMaintenanceWindows',
});
`,
    'src/emulator/operations/list-hours.ts': `// Lists the hours: what the exam adds.

import { api } from '../../protocol/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.listHours.v2, () => ({
  maintain_windows: [{ seq: 1, begin: '00:00:00', end: '01:00:00', default: true }],
}));
`,
    'test/emulator/operations/list-hours.test.ts': `// Lists the hours: what the exam adds.

import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();

test('there is one hour', async () => {
  const { status, body } = await client.send('GET', '/v2/instances/hours');
  expect(status).toBe(200);
  expect(body.maintain_windows).toHaveLength(1);
});
`,
  },
  edits: {
    ...listed('src/protocol/operations/index.ts'),
    ...listed('src/emulator/operations/by-name.ts'),
  },
};
