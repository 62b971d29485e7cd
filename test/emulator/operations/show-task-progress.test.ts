// How far a background task is, by the time that the plan gives to what it tells of.

import { presets } from '../../../src/plan/index.js';
import { controlled, later } from '../../support/emulator/controlled.js';

async function underWay(method: string, path: string, body?: object) {
  const all = controlled({ start: { paused: true } });
  const id = await all.instance();
  all.emulator.clock.advanceBy(10_000);
  const begun = await all.v2(method, `/instances/${id}${path}`, body);
  expect(begun.status).toBeLessThan(300);
  const [{ id: task }] = (await all.v2('GET', `/instances/${id}/tasks`)).body.tasks;
  const progress = async () =>
    (await all.v2('GET', `/instances/${id}/tasks/${task}/progress`)).body;
  return { ...all, id, task, progress };
}

const parameters = { redis_config: [{ param_id: '1', param_name: 'timeout', param_value: '7' }] };
const larger = { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 };

test.each([
  ['a change of parameters', 'PUT', '/async-configs', parameters],
  ['a change of size', 'POST', '/resize', larger],
])('%s that takes ten seconds is at 40 % after four', async (_what, method, path, body) => {
  const { progress, emulator, task, close } = await underWay(method, path, body);
  expect(await progress()).toMatchObject({ progress: 0, remain_time: 10 });
  emulator.clock.advanceBy(4000);
  const half = await progress();
  expect(half).toMatchObject({ progress: 40, remain_time: 6 });
  expect(half.step_details).toMatchObject([
    { step_id: task, step_status: 'RUNNING', begin_time: later(10_000), end_time: null },
  ]);
  emulator.clock.advanceBy(5999);
  expect(await progress()).toMatchObject({ progress: 99, remain_time: 1 });
  emulator.clock.advanceBy(1);
  expect(await progress()).toMatchObject({
    progress: 100,
    remain_time: 0,
    step_details: [{ step_status: 'SUCCESS', end_time: later(20_000), error_code: null }],
  });
  close();
});

test('a switchover is at the end when its job is', async () => {
  const { progress, emulator, task, v2, close } = await underWay('PUT', '/async-swap');
  const { remain_time: seconds } = await progress();
  emulator.clock.advanceBy(seconds * 1000 - 1);
  expect(await progress()).toMatchObject({ progress: 99, remain_time: 1 });
  emulator.clock.advanceBy(1);
  expect(await progress()).toMatchObject({ progress: 100, remain_time: 0 });
  expect((await v2('GET', `/jobs/${task}`)).body.status).toBe('SUCCESS');
  close();
});

test('a failed task has the progress 0 and an error code', async () => {
  const { progress, control, id, close } = await underWay('POST', '/resize', larger);
  const ordered = await control('POST', `/instances/${id}/events`, { event: 'fail' });
  expect(ordered.status).toBeLessThan(300);
  expect(await progress()).toMatchObject({
    progress: 0,
    remain_time: 0,
    step_details: [{ step_status: 'FAIL', error_code: 'DCS.4842' }],
  });
  close();
});

test('the remaining time is null where the plan has no end', async () => {
  const { EXTENDING: _endless, ...phases } = presets.instant.phases;
  const plan = { name: 'no end of EXTENDING', phases };
  const { v2, instance, close } = controlled({ plan });
  const id = await instance();
  await v2('POST', `/instances/${id}/resize`, larger);
  const [{ id: task }] = (await v2('GET', `/instances/${id}/tasks`)).body.tasks;
  const { body } = await v2('GET', `/instances/${id}/tasks/${task}/progress`);
  expect(body).toMatchObject({ progress: 0, remain_time: null });
  close();
});

test('a task of another instance and no id at all are refused', async () => {
  const { v2, instance, task, close } = await underWay('POST', '/resize', larger);
  const other = await instance();
  for (const wrong of [task, '7', 'f'.repeat(32)]) {
    const { status, body } = await v2('GET', `/instances/${other}/tasks/${wrong}/progress`);
    expect([status, body.error_code]).toEqual([400, 'DCS.4070']);
  }
  close();
});
