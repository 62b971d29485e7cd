// How reports and help look: they fit the terminal, colours carry nothing that shapes do not, and
// everything that can be asked for is in the help.

import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import { createProgram, run } from '../../src/cli/index.js';
import { formatShare } from '../../src/cli/simulate/summary-report.js';
import { tableOf, widthOf } from '../../src/cli/terminal/layout.js';
import { recording } from './recording.js';

const year = 'docs/examples/production-year.yaml';

async function show(args: string[], columns?: number, env?: Record<string, string>) {
  const { environment, said } = recording(env, columns === undefined ? undefined : { columns });
  expect(await run(args, environment)).toBe(0);
  return said.out;
}

test.each([80, 100, 120])('the year fits a terminal of %i columns', async (columns) => {
  const lines = (await show(['simulate', year], columns)).split('\n').map(stripVTControlCharacters);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  // The column that is not needed gives way to those that are.
  expect(lines.some((line) => /Serving +Took$/.test(line))).toBe(columns > 80);
});

test('colours change nothing but colours', async () => {
  const coloured = await show(['simulate', year], 100);
  expect(coloured).toContain('\u001b[32m');
  const plain = await show(['simulate', year], 100, { NO_COLOR: '1' });
  expect(plain).not.toContain('\u001b');
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test.each([[{ NO_COLOR: '1', FORCE_COLOR: '1' }], [{ FORCE_COLOR: '0' }], [{ TERM: 'dumb' }]])(
  'a terminal with %j gets no colours',
  async (env) => {
    expect(await show(['simulate', year], 100, env)).not.toContain('\u001b');
  },
);

test('the help of every command names each of its options and arguments, and fits', async () => {
  const { commands } = await createProgram(recording().environment);
  const overview = await show(['--help'], 80);
  for (const command of commands) {
    expect(overview).toContain(`  ${command.name()} `);
    const help = stripVTControlCharacters(await show([command.name(), '--help'], 80));
    expect(help).toContain('Examples:');
    for (const { flags, description } of command.options) {
      expect(help).toContain(flags);
      expect(description).not.toBe('');
    }
    for (const argument of command.registeredArguments) expect(help).toContain(argument.name());
  }
  expect(commands.map((command) => command.name())).toEqual(
    expect.arrayContaining(['simulate', 'diagram']),
  );
});

test.each([
  [null, '–'],
  [0, '0.0000 %'],
  [1e-9, '< 0.0001 %'],
  [0.999999999, '99.9999 %'],
  [1, '100.0000 %'],
  [23 / 300, '7.6667 %'],
])('a share of %p is shown as %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test.each([
  ['plain', 5],
  ['5 → 6 · ●', 9],
  ['数据库', 6],
  ['한국어', 6],
  ['u\u0308ber', 4],
  ['ｱﾊﾟｰﾄ', 5],
  ['a\u200bb\ufeff', 2],
  ['👍', 2],
])('%s takes as many columns as a terminal gives it', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test('columns line up whatever the script of a name, and however long the table', () => {
  const colours = pc.createColors(true);
  const rows = [
    ['数据库', 'x'],
    [colours.green('u\u0308ber'), 'x'],
    ['plain', 'x'],
  ];
  const lines = tableOf(['Name', 'Mark'], rows, colours).slice(1);
  expect(lines.map((line) => widthOf(line.slice(0, -1)))).toEqual([10, 10, 10]);
  const many = Array.from({ length: 200_000 }, (_, i) => [String(i), 'x']);
  expect(tableOf(['', ''], many, colours, ['right']).at(-1)).toBe('  199999  x');
});

test('an empty FORCE_COLOR is one that is not set', async () => {
  const env = { FORCE_COLOR: '', TERM: 'dumb' };
  expect(await show(['simulate', year], 100, env)).not.toContain('\u001b');
});
