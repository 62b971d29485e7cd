// The statuses that other editions of the page have, as the README says: DELETED is gone, of the others nothing is
// promised.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statuses } from '../../../machines/index.js';
import { checkTrace } from '../../../src/observer/index.js';
import { readObservedStatus } from '../../../src/observer/lifecycle/index.js';
import { instanceView } from '../../../src/ui/index.js';
import { wait } from '../wait/waiting.js';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const others = [
  'FROZEN',
  'FLUSHING',
  'CLOSING',
  'STARTING',
  'CLOSED',
  'UPGRADING',
  'ROLLBACKING',
  'IPEXCHANGING',
].filter((status) => !statuses.some((known) => known === status));

test('DELETED is read as gone', () => {
  expect(readObservedStatus('DELETED')).toBe('deleted');
});

describe.each(others)('%s', (status) => {
  test('is named by the README', () => {
    expect(readme).toMatch(new RegExp(`\\b${status}\\b`));
  });

  test('is shown by its name, does not serve, and enables no action', () => {
    const view = instanceView({ kind: 'ha', status });
    expect(view).toMatchObject({ known: false, label: status, serving: false });
    expect(view.actions.filter(({ enabled }) => enabled)).toEqual([]);
  });

  test('does not end a wait, unless it is told to', async () => {
    const seen = [status, 'RUNNING'];
    const result = await wait(async () => seen.shift() ?? 'RUNNING', 'RUNNING');
    expect(result.type).toBe('reached');
    expect(seen).toEqual([]);
    const ended = await wait(async () => status, 'RUNNING', { unknownStatus: 'fail' });
    expect(ended).toMatchObject({ type: 'failed', because: 'unknownStatus', status });
  });

  test('is passed over and counted by check, without a verdict where it is too much', async () => {
    const at = (minute: number) => `2026-01-01T00:0${minute}:00Z`;
    const { verdict, counts } = await checkTrace([
      { at: at(0), instance_id: 'a', status: 'RUNNING' },
      { at: at(1), instance_id: 'a', status },
      { at: at(2), instance_id: 'a', status: 'RUNNING' },
    ]);
    expect({ verdict, unknown: counts.unknownStatuses }).toEqual({
      verdict: 'notJudged',
      unknown: 1,
    });
  });
});
