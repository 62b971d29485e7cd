/// <reference lib="dom" />
// The page of faults against the emulator itself: what is chosen is what the control plane is given, and
// what it says of it.

import { h } from 'preact';
import { FaultsPage, madeAgain } from '../../src/console/faults/index.js';
import { openPage, project, type RealPage, realVocabulary } from './real-page.js';

let page: RealPage;
const vocabulary = realVocabulary();
beforeEach(async () => {
  page = openPage(await vocabulary);
  await page.show(h(FaultsPage, null));
  await page.see('No rule: every call is answered.');
  await page.see('No exception: everything goes as planned.');
});
afterEach(() => page.close());

const listed = () => page.all('.rules li').map(({ textContent }) => textContent);
const call = async (method: string, path: string, body?: unknown) => {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return page.emulator.fetch(new Request(`http://localhost/v2/${project}${path}`, init));
};
/** Adds what the form with this button says. */
async function add(text: string) {
  await page.press(text);
  await page.see('Remove');
}

describe('to begin with', () => {
  test('an example is one press, does what it says, and can be taken back and be had again', async () => {
    await page.press('The next three resizes fail');
    await page.see('v2.resizeInstance: ends with fail · used 0, 3 left');
    const { id } = await page.instance();
    await call('POST', `/instances/${id}/resize`, {
      spec_code: 'redis.ha.xu1.large.r2.4',
      new_capacity: 4,
    });
    await page.target.settle();
    expect((await page.row(id)).gb).toBe(1);
    page.environment.pass(2000);
    await page.see('used 1, 2 left');
    await page.press('Remove');
    await page.see('Taken back.');
    await page.press('Undo');
    await page.see('used 0, 2 left');
    expect(page.place.textContent).not.toContain('Taken back.');
  });

  test('a rule that has met all that it was for is had again as a whole', () => {
    expect(
      madeAgain(
        { id: '1', left: 0, times: 3, hits: 3, seen: 9, over: true, drop: 'answer' } as never,
        0,
      ),
    ).toEqual({ times: 3, drop: 'answer' });
    const timed = {
      id: '1',
      for: '1m',
      until: '1970-01-01T00:01:00.000Z',
      drop: 'answer',
    } as never;
    expect(madeAgain(timed, 20_000)).toEqual({ for: '40000ms', drop: 'answer' });
    expect(madeAgain(timed, 60_000)).toEqual({ for: '1m', drop: 'answer' });
  });
});

describe('calls', () => {
  test.each([
    ['answers an error', { answer: { code: 'DCS.5000' } }, 'answers DCS.5000'],
    ['is slow', { latency: '3s' }, '3s later'],
    ['breaks before it is done', { drop: 'request' }, 'breaks before it is done'],
    ['breaks after it is done', { drop: 'answer' }, 'breaks after it is done'],
  ])('one that %s is ordered so, and listed in the same words', async (choice, rule, words) => {
    await page.choose('Call', 'v2.listInstances');
    await page.choose('What it does', choice);
    await add('Add the rule');
    const { faults } = await page.api.control<{ faults: object[] }>('GET', '/faults');
    expect(faults).toMatchObject([{ operation: ['v2.listInstances'], times: 3, ...rule }]);
    expect(listed()).toEqual([`v2.listInstances: ${words} · met 0 of 0, 3 leftRemove`]);
    expect(page.said).toEqual(['The rule is in force.']);
  });

  test('one for a while says until when, and stays with what it met once that is over', async () => {
    await page.press('Every list is 2 s late, for a minute');
    await page.see(/listInstances: 2s later · met 0 of 0 · until \d\d:\d\d:\d\d/);
    page.emulator.clock.advanceBy(60_000);
    page.environment.pass(2000);
    await page.see('met 0 of 0 · over');
    await page.choose('Call', 'v2.listInstances');
    await page.type('For how long', '90s');
    await page.press('Add the rule');
    await page.see(/met 0 of 0, 3 left · until/);
  });

  test('the details of an effect are asked for where it has some', async () => {
    const fields = () => page.all('form')[0]?.textContent ?? '';
    expect(fields()).toContain('Error');
    expect(fields()).not.toContain('By how much');
    await page.choose('What it does', 'is slow');
    expect(fields()).not.toContain('Error');
    await page.type('By how much', '250ms');
    await page.choose('What it does', 'breaks after it is done');
    expect(fields()).not.toContain('By how much');
    await page.choose('What it does', 'is slow');
    await add('Add the rule');
    expect(listed()[0]).toContain('0.25s later');
  });

  test('an error, a name and all calls can be chosen, and what it met is counted', async () => {
    const row = await page.instance({ name: 'shop-cache' });
    await page.choose('Call', 'any');
    await page.type('Of instances named', 'shop-*');
    const error = page.options('Error').find((each) => each.startsWith('DCS.4009 ')) as string;
    await page.choose('Error', error);
    await page.type('How many calls', '');
    await add('Add the rule');
    expect(listed()).toEqual(['Any call of shop-*: answers DCS.4009 · met 0 of 0Remove']);
    expect(await (await call('GET', `/instances/${row.id}`)).json()).toMatchObject({
      error_code: 'DCS.4009',
    });
    page.environment.pass(2000);
    await page.see('met 1 of 1');
  });

  test('a rule is taken back', async () => {
    await page.choose('Call', 'v2.listInstances');
    await add('Add the rule');
    await page.press('Remove');
    await page.see('No rule: every call is answered.');
    expect((await call('GET', '/instances')).status).toBe(200);
  });

  test('a rule that is refused when it is to be had again can be tried again', async () => {
    await page.choose('Call', 'v2.listInstances');
    await add('Add the rule');
    await page.press('Remove');
    await page.see('Taken back.');
    const refusal = Response.json({ error: 'not now' }, { status: 503 });
    jest.spyOn(page.emulator, 'fetch').mockResolvedValueOnce(refusal);
    await page.press('Undo');
    await page.see('not now');
    await page.press('Undo');
    await page.see('met 0 of 0');
    expect(page.place.textContent).not.toContain('Taken back.');
  });

  test.each([
    ['How many calls', 'ten', 'Expected a whole number from 1 to 1000000, got "ten".'],
    ['For how long', '-1m', /^Expected a duration with a unit .*; a duration is never negative\.$/],
    ['By how much', '20m', 'Expected at most 10m.'],
  ])('what the control plane refuses stands at the field: %s', async (label, typed, words) => {
    await page.choose('What it does', 'is slow');
    await page.type(label, typed);
    await page.press('Add the rule');
    await page.see('xpected');
    const errors = page.all('.field-error').map(({ textContent }) => textContent);
    expect(errors).toEqual([typeof words === 'string' ? words : expect.stringMatching(words)]);
    expect(page.field(label).getAttribute('aria-invalid')).toBe('true');
    expect(page.all('.refusal')).toEqual([]);
    expect(listed()).toEqual([]);
    expect(page.said).toHaveLength(1);
  });
});

describe('phases', () => {
  test('one that fails is an exception, listed as it was ordered and used once', async () => {
    await page.choose('Phase', 'CREATING');
    expect(page.options('Ends with')[0]).toBe('as planned');
    await page.choose('Ends with', 'fail');
    await add('Add the exception');
    expect(listed()).toEqual(['CREATING: ends with fail · used 0, 1 leftRemove']);
    const row = await page.instance({ name: 'first' });
    expect(row.state).toBe('CREATEFAILED');
    expect((await page.instance({ name: 'second' })).state).toBe('RUNNING.idle');
  });

  test('one of some instances takes as long as is typed, as often as there are', async () => {
    await page.choose('Phase', 'CREATING');
    await page.choose('Ends with', 'as planned');
    await page.type('Of instances named', 'slow-*', 1);
    await page.type('Takes', 'never');
    await page.type('How many phases', '');
    await add('Add the exception');
    expect(listed()).toEqual(['CREATING of slow-*: Until an operator acts · used 0Remove']);
    expect((await page.instance({ name: 'slow-one' })).state).toBe('CREATING');
    expect((await page.instance({ name: 'quick-one' })).state).toBe('RUNNING.idle');
  });

  test('a reset of the password can be ordered to fail, as all that a plan decides besides phases', async () => {
    await page.choose('Phase', 'passwordReset');
    await page.choose('Ends with', 'fail');
    await page.type('Takes', '');
    await add('Add the exception');
    expect(listed()).toEqual(['passwordReset: ends with fail · used 0, 1 leftRemove']);
  });

  test('one for a while says until when, and that it is over', async () => {
    await page.press('Every resize fails, for five minutes');
    await page.see(/v2\.resizeInstance: ends with fail · used 0 · until \d\d:\d\d:\d\d/);
    page.emulator.clock.advanceBy(300_000);
    page.environment.pass(2000);
    await page.see('used 0 · over');
    await page.type('For how long', '0', 1);
    await page.press('Add the exception');
    await page.see('Expected a duration above 0');
    expect(page.all('.refusal')).toEqual([]);
  });

  test('an exception that is refused says at the field why', async () => {
    await page.type('Takes', 'long');
    await page.press('Add the exception');
    await page.see('Expected a duration');
    expect(page.field('Takes').getAttribute('aria-invalid')).toBe('true');
    expect(page.all('.refusal')).toEqual([]);
  });

  test('an exception is taken back', async () => {
    await page.choose('Phase', 'CREATING');
    await add('Add the exception');
    await page.press('Remove');
    await page.see('No exception: everything goes as planned.');
    expect((await page.instance()).state).toBe('RUNNING.idle');
  });

  test('an exception that is taken back elsewhere already is refused, and cannot be had again', async () => {
    await page.choose('Phase', 'CREATING');
    await add('Add the exception');
    const { overrides } = await page.api.control<{ overrides: { id: string }[] }>(
      'GET',
      '/plan/overrides',
    );
    await page.api.control('DELETE', `/plan/overrides/${overrides[0]?.id}`);
    await page.press('Remove');
    await page.see('there is no override');
    expect(page.place.textContent).not.toContain('Taken back.');
  });

  test('another plan can be put in force', async () => {
    await page.choose('Plan in force', 'instant');
    await page.turn();
    expect(page.asked).toEqual([{ method: 'PUT', path: '/_control/plan', body: 'instant' }]);
  });
});

test('an exception that names no phase is one for any', async () => {
  await page.api.control('POST', '/plan/overrides', { name: 'shop-*', outcome: 'fail' });
  await page.show(null);
  await page.show(h(FaultsPage, null));
  await page.see('Any phase of shop-*: ends with fail · used 0');
});
