// What the comment at the head of the DOT file says that Graphviz has no place for.

import { instanceMachine, lifecycle } from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';

const comment = async () =>
  (await renderDiagram('dot', instanceMachine))
    .split('\n')
    .filter((line) => line.startsWith('// '))
    .map((line) => line.slice(3));

test('the description of the whole comes first, and then every state has its own, once', async () => {
  const lines = await comment();
  expect(lines[0]).toBe(instanceMachine.config.description);
  const named = lines.filter((line) => /^(?:[A-Z][A-Z0-9_]*[.]?[a-zA-Z]*|deleted)?: /.test(line));
  const names = named.map((line) => line.slice(0, line.indexOf(':')));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining([...lifecycle.table.states]));
  expect(names).not.toContain('');
  for (const line of named) expect(line).toMatch(/: [A-Z].*\.$/);
});
