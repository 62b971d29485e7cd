// `wait` with arguments and an environment that it cannot use: one line, exit code 2, no secret.

import { run } from '../../src/cli/index.js';
import { recording } from './recording.js';

describe('bad usage is 2, in one line', () => {
  const cli = async (args: string[], variables = {}) => {
    const { environment, said } = recording(variables);
    const code = await run(['wait', ...args], environment);
    expect(said.err).toMatch(/^[^\n]+\n$/);
    expect(said.err).not.toContain('hidden');
    return { code, ...said };
  };
  const id = '5560ce75-5e88-46ca-8e7a-2e4b0b7ebdb2';
  const rest = ['--timeout', '1m', '--endpoint', 'http://localhost:1'];
  test.each<[string, string[], object, RegExp]>([
    ['no goal', [id, ...rest], {}, /--until <goal>, or --operation/],
    [
      'two sorts of goal',
      [id, '--operation', '--until', 'RUNNING', ...rest],
      {},
      /--operation .* with .*--until/,
    ],
    ['tasks of v1.0', [id, '--operation', '--api', 'v1.0', ...rest], {}, /--operation: only v2/],
    ['no timeout', [id, '--until', 'RUNNING'], {}, /--timeout/],
    ['no id', ['--until', 'RUNNING', ...rest], {}, /id/],
    ['an unknown goal', [id, '--until', 'RUNING', ...rest], {}, /--until: .*RUNING.*RUNNING/],
    ['a duration without a unit', [id, '--until', 'RUNNING', '--timeout', '30'], {}, /30s/],
    ['no poll at all', [id, '--until', 'RUNNING', '--consecutive', '0', ...rest], {}, /1 to 1000/],
    ['an unknown request', [id, '--until', 'RUNNING', '--after', 'grow', ...rest], {}, /extend/],
    [
      'an endpoint that is none',
      [id, '--until', 'RUNNING', '--timeout', '1m', '--endpoint', 'ftp://x'],
      { OS_TOKEN: 'hidden' },
      /--endpoint: expected an address/,
    ],
    [
      'a secret over http',
      [id, '--until', 'RUNNING', '--timeout', '1m', '--endpoint', 'http://dcs.example'],
      { OS_TOKEN: 'hidden', OS_PROJECT_ID: 'p' },
      /use https, or --allow-http/,
    ],
    [
      'no credentials for another machine',
      [id, '--until', 'RUNNING', '--timeout', '1m', '--endpoint', 'https://dcs.example'],
      {},
      /no credentials: set OS_TOKEN/,
    ],
    [
      'no place',
      [id, '--until', 'RUNNING', '--timeout', '1m'],
      { OS_TOKEN: 'hidden' },
      /endpoint|project/,
    ],
    [
      'a key without its secret',
      [id, '--until', 'RUNNING', ...rest],
      { OS_ACCESS_KEY: 'hidden' },
      /OS_SECRET_KEY/,
    ],
    [
      'a user without a password',
      [id, '--until', 'RUNNING', ...rest],
      { OS_USERNAME: 'hidden' },
      /OS_PASSWORD/,
    ],
    [
      'a request that never shows',
      [id, '--until', 'RUNNING', '--after', 'backUp', ...rest],
      {},
      /--after: /,
    ],
  ])('%s', async (_, args, variables, line) => {
    const { code, err } = await cli(args, variables);
    expect(err).toMatch(line);
    expect(code).toBe(2);
  });
});
