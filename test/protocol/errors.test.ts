// The catalogue of errors: complete for what can be answered, and every code once.

import {
  kinds,
  lifecycle,
  requests,
  type Status,
  statuses,
  type Task,
} from '../../machines/index.js';
import {
  catalogue,
  DcsError,
  errorBody,
  isErrorCode,
  operations,
  refusalsOf,
} from '../../src/protocol/index.js';

const codes = Object.keys(catalogue);

test('there are as many errors as this test knows of', () => {
  expect(codes).toHaveLength(132);
});

test('no two codes share a v1 form, which is nine digits', () => {
  const forms = Object.values(catalogue).flatMap(({ v1Code }) => v1Code ?? []);
  expect(new Set(forms).size).toBe(forms.length);
  expect(forms.filter((form) => !/^111[45]\d{5}$/.test(form))).toEqual([]);
});

test.each(codes)('%s has a status, a message, a remedy and a page', (code) => {
  const { httpStatus, message, remedy, page } = catalogue[code as keyof typeof catalogue];
  expect(httpStatus).toBeGreaterThanOrEqual(400);
  expect(httpStatus).toBeLessThan(600);
  expect(message.length).toBeGreaterThan(0);
  expect(message.length).toBeLessThanOrEqual(1024);
  expect(remedy).toMatch(/^[A-Z].*\.$/);
  expect(page === '').toBe(code.startsWith('EMU.'));
});

test('no remedy that is written by hand names a status: those are asked of the chart', () => {
  const byHand = codes.filter((code) => {
    const entry = catalogue[code as keyof typeof catalogue];
    const text = Object.getOwnPropertyDescriptor(entry, 'remedy')?.value as string | undefined;
    return text !== undefined && statuses.some((status) => text.includes(status));
  });
  expect(byHand).toEqual([]);
});

test.each([
  ['DCS.4095', /: ha, ha_rw_split, proxy or cluster\.$/],
  ['DCS.4114', /^Wait until the change of parameters .*only a request to restart\b.* is accepted/],
  ['DCS.5094', /^Wait until the instance is RUNNING\b/],
] as const)('the remedy of %s follows from the chart', (code, remedy) => {
  expect(catalogue[code].remedy).toMatch(remedy);
});

test('every refusal of the chart is in the catalogue, with status 400, or 404 for what is gone', () => {
  const refusals = lifecycle.table.states.flatMap((state) =>
    kinds.flatMap((kind) =>
      requests.map((request) => {
        const [status, task] = state.split('.') as [Status, Task | undefined];
        return lifecycle.refusal(request, { kind, status, task });
      }),
    ),
  );
  const given = new Set(refusals.flatMap((refusal) => refusal?.code ?? []));
  expect(given.size).toBeGreaterThan(5);
  for (const code of given) {
    if (!isErrorCode(code)) throw new Error(`${code} is not in the catalogue`);
    expect(catalogue[code].httpStatus).toBe(code === 'DCS.3022' ? 404 : 400);
  }
});

test('every code that an operation announces is in the catalogue, once', () => {
  for (const operation of operations) {
    const [id, refusals] = [operation.id, refusalsOf(operation)];
    expect([id, refusals.filter((code) => !isErrorCode(code))]).toEqual([id, []]);
    expect([id, new Set(refusals).size]).toEqual([id, refusals.length]);
  }
});

test('the name of a parameter stands where the message leaves room for it', () => {
  expect(new DcsError('DCS.4800', { subject: 'offset' }).message).toBe(
    'Invalid offset in the request.',
  );
  expect(new DcsError('DCS.4066', { subject: '$&' }).message).toMatch(/parameter \$&\.$/);
});

test('v1.0 writes the numeric form where there is one, v2 never does', () => {
  const gone = new DcsError('DCS.3022');
  expect(errorBody(gone, 'v1.0', '1')).toEqual({
    error_code: '111404022',
    error_msg: 'This DCS instance does not exist.',
  });
  expect(errorBody(gone, 'v2', '1')).toEqual({
    error_code: 'DCS.3022',
    error_msg: 'This DCS instance does not exist.',
    error_ext_msg: null,
  });
  expect(errorBody(new DcsError('DCS.4049'), 'v1.0', '1').error_code).toBe('DCS.4049');
});

test('what the gateway answers names the request, in either API', () => {
  const wrong = new DcsError('APIGW.0301');
  for (const api of ['v1.0', 'v2']) {
    expect(errorBody(wrong, api, '7f')).toEqual({
      error_msg: 'Incorrect IAM authentication information: verify aksk signature fail',
      error_code: 'APIGW.0301',
      request_id: '7f',
    });
  }
});

test('v1.0 has other words for some failures, and no number where its table has none', () => {
  const writtenIn = (api: 'v1.0' | 'v2') => errorBody(new DcsError('DCS.5006'), api, '1');
  expect(writtenIn('v1.0')).toMatchObject({
    error_code: '111500006',
    error_msg: 'Internal service error.',
  });
  expect(writtenIn('v2').error_msg).toBe('Submit job failed.');
  expect(errorBody(new DcsError('DCS.3053'), 'v1.0', '1').error_code).toBe('DCS.3053');
});

test.each(['toString', '__proto__', 'DCS.9999', ''])('%j is no code', (text) => {
  expect(isErrorCode(text)).toBe(false);
});
