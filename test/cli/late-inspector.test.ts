// The inspector of a server: it is where the inspector says that it is, and nothing else waits for it.

import { inspectorPath, lateInspector } from '../../src/cli/inspect/late-inspector.js';
import { createEmulator } from '../../src/emulator/index.js';
import { pagePath } from '../../src/inspector/internal.js';

const emulator = createEmulator();
afterAll(() => emulator.close());

test('it is looked for where the inspector says that it is', () => {
  expect(inspectorPath).toBe(pagePath);
});

test('what is not about it is answered by the service', async () => {
  const inspector = lateInspector(emulator);
  const answer = await inspector.fetch(new Request('http://localhost/v2/available-zones'));
  expect(answer.status).toBe(200);
  inspector.close();
});
