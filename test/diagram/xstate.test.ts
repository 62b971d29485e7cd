// The code is a machine: run, it takes the same step on every state, event and kind, and keeps what edges say.

import { createActor } from 'xstate';
import { compileTable, instanceMachine } from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredCharts } from './altered-chart.js';
import { machineFromCode } from './read-back.js';

test('it takes the same step as the chart, for every kind', async () => {
  const machine = machineFromCode(await renderDiagram('xstate'));
  expect(compileTable(machine)).toEqual(compileTable(instanceMachine));
  const actor = createActor(machine, { input: { kind: 'ha' } }).start();
  actor.send({ type: 'succeed' });
  expect(actor.getSnapshot().hasTag('serving')).toBe(true);
});

test.each(Object.entries(alteredCharts))('it follows a chart with %s', async (_, altered) => {
  const machine = machineFromCode(await renderDiagram('xstate', altered));
  expect(compileTable(machine)).toEqual(compileTable(altered));
});

test('every edge keeps its description and its source', async () => {
  const machine = machineFromCode(await renderDiagram('xstate'));
  expect(JSON.stringify(machine.config.states)).toBe(JSON.stringify(instanceMachine.config.states));
});
