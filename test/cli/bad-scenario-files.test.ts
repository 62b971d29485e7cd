// Scenario files that cannot be used: one line with the file, the line, the column, what is wrong and
// what is allowed; nothing on standard output; exit code 2.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPlanned, outcomes } from '../../machines/index.js';
import { outcomeNouns } from '../../machines/internal.js';
import { runHere } from './recording.js';

/** The keys of a scenario for what befalls an instance. */
const hazards = outcomes
  .filter((outcome) => !isPlanned(outcome))
  .map((outcome) => `${outcomeNouns[outcome]}s`)
  .join(', ');
const aScenario = `expected a scenario (a mapping with kind, plan, requests, ${hazards}, end)`;

const folder = mkdtempSync(join(tmpdir(), 'bad-scenarios-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function complaintAbout(text: string | Uint8Array) {
  const path = join(folder, 'scenario.yaml');
  writeFileSync(path, text);
  const { code, out, err } = await runHere('simulate', path);
  return { code, out, err: err.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '') };
}

const head = 'kind: ha\nplan: demo\nend: 1h\n';
const requests = (...entries: string[]) =>
  `${head}requests:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const planOf = (phase: string) => `kind: ha\nend: 1h\nplan:\n  phases:\n    ${phase}\n`;
const duration = 'expected a duration with a unit (ms, s, m, h, d, w), such as "30s"';

test.each([
  [
    'an unknown status',
    'kind: ha\nplan: demo\nend: {reaches: RUNING, within: 1h}\n',
    '3:16: end.reaches: unknown status "RUNING"; allowed: CREATING, CREATEFAILED, RUNNING, ERROR,',
  ],
  [
    'an unknown request',
    requests('{at: 1s, request: flush}', '{at: 1s, request: restrat}'),
    '6:23: requests[1].request: unknown request "restrat"; allowed: restart, extend, restore,',
  ],
  [
    'an unknown plan',
    'kind: ha\nplan: dmo\nend: 1h\n',
    '2:7: plan: unknown plan "dmo"; allowed: instant, demo, documented, or a file (there is no dmo)',
  ],
  [
    'a plan that is a folder',
    'kind: ha\nplan: ..\nend: 1h\n',
    '2:7: plan: unknown plan ".."; allowed: instant, demo, documented, or a file (',
  ],
  [
    'a plan without a name',
    'kind: ha\nplan: ""\nend: 1h\n',
    '2:7: plan: unknown plan ""; allowed: instant, demo, documented, or a file (no name)',
  ],
  [
    'an unknown distribution',
    planOf('RESTARTING: {takes: {gamma: 1s}}'),
    '5:26: plan.phases.RESTARTING.takes.gamma: unknown distribution "gamma"; allowed: fixed, uniform,',
  ],
  [
    'a distribution without a mean',
    planOf('RESTARTING: {takes: {weibull: {scale: 1s, shape: 0.001}}}'),
    '5:25: plan.phases.RESTARTING.takes: expected a distribution with a mean of at most 365000d',
  ],
  [
    'chances that exceed 1',
    planOf('RESTARTING: {takes: 1s, fails: 0.7, faults: 0.4}'),
    '5:17: plan.phases.RESTARTING: fails and faults together exceed 1',
  ],
  [
    'a chance that is no chance',
    planOf('RESTARTING: {takes: 1s, fails: .nan}'),
    '5:36: plan.phases.RESTARTING.fails: expected a probability from 0 to 1, got NaN',
  ],
  [
    'an unknown phase',
    planOf('RUNNING: {takes: 1s}'),
    '5:5: plan.phases.RUNNING: unknown phase "RUNNING"; allowed: CREATING, ',
  ],
  [
    'an unknown key',
    `${head}falts: []\n`,
    '4:1: falts: unknown key "falts"; allowed: name, kind, plan, seed, instance_id, start, requests,',
  ],
  ['a negative duration', 'kind: ha\nplan: demo\nend: -1h\n', `3:6: end: ${duration}`],
  [
    'an unparsable duration',
    requests('{at: soon, request: flush}'),
    `5:10: requests[0].at: ${duration}`,
  ],
  ['a number without a unit', 'kind: ha\nplan: demo\nend: 60\n', `3:6: end: ${duration}`],
  ['NaN', 'kind: ha\nplan: demo\nend: .nan\n', `3:6: end: ${duration}`],
  ['infinity', 'kind: ha\nplan: demo\nend: .inf\n', `3:6: end: ${duration}`],
  [
    'a seed that is NaN',
    `${head}seed: .nan\n`,
    '4:7: seed: expected a whole number from 0 to 9007199',
  ],
  ['broken YAML', 'kind: [ha\nplan: demo\n', '2:1: not valid YAML: '],
  ['broken JSON', '{"kind": "ha",\n "plan" "demo"}', '2:9: not valid YAML: '],
  ['a key twice', `${head}end: 2h\n`, '4:1: duplicate key "end"'],
  ['an alias of nothing', 'kind: *ha\n', '1:7: there is no anchor &ha before'],
  [
    'an event after deletion',
    requests('{at: 1m, request: delete}', '{at: 2m, request: restart}'),
    '6:5: requests[1]: restart at 2m comes after the instance was deleted (at 1m)',
  ],
  [
    'an event after the end',
    requests('{at: 2h, request: flush}'),
    '5:10: requests[0].at: 2h is after the end',
  ],
  ['an empty file', '', `1:1: ${aScenario}, got nothing`],
  ['a list', '- ha\n', `1:1: ${aScenario}, got a list`],
  ['a lonely word', 'ha\n', `1:1: ${aScenario}, got "ha"`],
])('%s', async (_, text, complaint) => {
  const { code, out, err } = await complaintAbout(text);
  expect(err.slice(0, `scenario.yaml:${complaint}`.length)).toBe(`scenario.yaml:${complaint}`);
  expect(err).toMatch(/^[^\n]+\n$/);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('what is no text, and what is too much of it', async () => {
  expect((await complaintAbout(new Uint8Array([0x6b, 0xff]))).err).toBe(
    'scenario.yaml: not UTF-8 text\n',
  );
  expect((await complaintAbout('#'.repeat(1024 * 1024 + 1))).err).toBe(
    'scenario.yaml: larger than 1048576 bytes\n',
  );
});

test('text from a file cannot move the cursor of the terminal', async () => {
  const { err } = await complaintAbout('kind: "h\\e[2Ja\\n"\nplan: demo\nend: 1h\n');
  expect(err).toMatch(/^scenario\.yaml:1:7: kind: unknown kind [ -~]+\n$/);
});
