// Backups that a policy asks for: when they begin, what puts them off, and how long they are kept.

import { nextBackupMs } from '../../../src/emulator/jobs/index.js';
import { type Controlled, controlled, later } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const policy = (plan: object = {}, changes: object = {}) => ({
  backup_type: 'auto',
  save_days: 2,
  periodical_backup_plan: {
    backup_at: everyDay,
    period_type: 'weekly',
    begin_at: '02:00-03:00',
    ...plan,
  },
  ...changes,
});
const withPolicy = (given: object) => at.instance({ instance_backup_policy: given });
const advance = (by: string) => at.control('POST', '/clock/advance', { by });
const backups = async (id: string) =>
  (await at.v2('GET', `/instances/${id}/backups`)).body.backup_record_response.toReversed();
const times = async (id: string) =>
  (await backups(id)).map((each: { created_at: string }) => Date.parse(each.created_at));

it('begin at the hour of the policy, day after day, and succeed', async () => {
  const id = await withPolicy(policy());
  await advance('3d');
  expect(await times(id)).toEqual([0, 1, 2].map((n) => Date.parse(later(n * dayMs + 2 * hourMs))));
  const [first] = await backups(id);
  expect(first).toMatchObject({ backup_type: 'auto', backup_format: 'rdb', status: 'succeed' });
});

it('are made on the days of the policy, in its time zone', async () => {
  // The first of January 2026 is a Thursday; in the east it is already Friday, 02:00.
  const plan = { backup_at: [5], begin_at: '02:00-03:00', timezone_offset: '+0800' };
  const id = await withPolicy(policy(plan));
  await advance('8d');
  const friday = dayMs + 2 * hourMs - 8 * hourMs;
  expect(await times(id)).toEqual([friday, friday + 7 * dayMs].map((ms) => Date.parse(later(ms))));
});

it('are left out while the instance is busy, until the next time', async () => {
  const id = await withPolicy(policy());
  await advance('1h');
  await at.control('POST', `/instances/${id}/events`, { event: 'fault' });
  await advance('24h');
  expect(await at.status(id)).toBe('ERROR');
  expect([...at.emulator.store.backups.group(id)]).toEqual([]);
  await at.control('POST', `/instances/${id}/events`, { event: 'recover' });
  await advance('24h');
  expect(await times(id)).toHaveLength(1);
});

it('are kept for as many days as the policy says', async () => {
  const id = await withPolicy(policy());
  await advance('6d');
  const kept = [...at.emulator.store.backups.group(id)].filter(({ file }) => file === 'kept');
  const oldest = Math.min(...kept.map(({ createdMs }) => createdMs));
  expect(kept).toHaveLength(3);
  expect(oldest).toBe(Date.parse(later(3 * dayMs + 2 * hourMs)));
});

it('follow the policy that is in force', async () => {
  const id = await withPolicy(policy());
  const change = (given: object) =>
    at.v2('PUT', `/instances/${id}`, { instance_backup_policy: given });
  await change(policy({ begin_at: '05:00-06:00' }));
  await advance('1d');
  expect(await times(id)).toEqual([Date.parse(later(5 * hourMs))]);
  await change({ backup_type: 'manual' });
  await advance('3d');
  expect(await times(id)).toHaveLength(1);
  expect([...at.emulator.store.agenda.all]).toEqual([]);
});

it('end with the instance', async () => {
  const id = await withPolicy(policy());
  await advance('1h');
  await at.v2('DELETE', `/instances/${id}`);
  await advance('1d');
  expect(await at.status(id)).toBe('gone');
  expect([...at.emulator.store.agenda.all]).toEqual([]);
});

test.each([
  ['+0000', 0],
  ['-0330', 3.5],
  ['GMT+12:00', -12],
  ['GMT-12:00', 12],
  [null, 0],
])('in the time zone %s an hour is %f hours off', (timezoneOffset, hours) => {
  const plan = { timezoneOffset, backupAt: everyDay, periodType: 'weekly', beginAt: '02:00-03:00' };
  const record = {
    id: '',
    createdMs: 0,
    updatedMs: 0,
    saveDays: 1,
    plan,
    backupType: 'auto' as const,
  };
  const next = nextBackupMs(record, 0) as number;
  expect((((next / hourMs) % 24) + 24) % 24).toBe((((2 + hours) % 24) + 24) % 24);
  expect(next).toBeGreaterThan(0);
  expect(next).toBeLessThanOrEqual(dayMs);
});
