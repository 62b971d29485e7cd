// Rules of faults as documents: what is accepted, and what is refused with which reason.

import { faultSchemaOver } from '../../../src/emulator/rules/index.js';
import { parseInput } from '../../../src/plan/internal.js';

const operations = [
  { id: 'v2.resizeInstance', name: 'resizeInstance', api: 'v2' },
  { id: 'v2.listInstances', name: 'listInstances', api: 'v2' },
  { id: 'v1.0.listInstances', name: 'listInstances', api: 'v1.0' },
  { id: 'v1.0.extendInstance', name: 'extendInstance', api: 'v1.0' },
];
const errors = { 'DCS.5000': { httpStatus: 500 }, 'DCS.4026': { httpStatus: 400 } };
const schema = faultSchemaOver({ operations, errors });
const parse = (data: unknown) => parseInput(schema, data);

describe('a fault rule', () => {
  it('is read with its calls, what they get and how many', () => {
    const data = { operation: 'resizeInstance', answer: 'DCS.5000', times: 3, probability: 0.5 };
    expect(parse(data)).toEqual({
      operations: ['resizeInstance'],
      selection: {},
      effect: { answer: { code: 'DCS.5000' } },
      times: 3,
      probability: 0.5,
    });
  });

  it('can be for several operations of one API, some instances, and be slow as well', () => {
    const data = {
      operation: ['listInstances', 'v1.0.extendInstance'],
      api: 'v1.0',
      project: 'p1',
      latency: '1.5s',
      answer: { code: 'DCS.4026', status: 429, message: 'Too many requests.' },
    };
    expect(parse(data)).toEqual({
      operations: data.operation,
      api: 'v1.0',
      selection: { project: 'p1' },
      effect: { answer: data.answer, latencyMs: 1500 },
    });
  });

  it.each([
    [{}, 'a fault rule says what happens: answer, latency or drop'],
    ['drop', 'expected a fault rule (a mapping), got "drop"'],
    [
      { operation: 'resizeInstances', drop: 'request' },
      'operation: unknown operation "resizeInstances"; did you mean resizeInstance or',
    ],
    [
      { operation: ['listInstances', 'xyzzy'], drop: 'request' },
      'operation[1]: unknown operation "xyzzy"; docs/api.md lists them',
    ],
    [{ operation: [], drop: 'request' }, 'operation: expected at least one operation'],
    [{ operation: 3, drop: 'request' }, 'operation: expected an operation, got 3'],
    [{ api: 'v3', drop: 'request' }, 'api: unknown API "v3"; allowed: v2, v1.0'],
    [
      { operation: 'extendInstance', api: 'v2', drop: 'request' },
      'api: no operation of these names is in this API',
    ],
    [
      { answer: 'DCS.500' },
      'answer: unknown error code "DCS.500"; did you mean DCS.5000 or DCS.4026?',
    ],
    [
      { answer: { code: 'CBC.99003651' } },
      'answer.code: unknown error code "CBC.99003651"; docs/api.md lists them; any other code goes with a status',
    ],
    [
      { answer: { code: 'DCS.5000', form: 'xml' } },
      'answer.form: unknown form "xml"; allowed: service, gateway',
    ],
    [{ answer: { status: 500 } }, 'answer.code: missing: expected an error code'],
    [
      { answer: { code: 'DCS.5000', status: 200 } },
      'answer.status: expected an HTTP status from 400',
    ],
    [{ drop: 'everything' }, 'drop: unknown moment "everything"; allowed: request, answer'],
    [{ drop: 'answer', answer: 'DCS.5000' }, 'drop: expected answer or drop, not both'],
    [{ latency: '1h' }, 'latency: expected at most 10m'],
    [{ latency: 5 }, 'latency: expected a duration with a unit'],
    [{ drop: 'answer', probability: 0 }, 'probability: expected a probability above 0'],
    [{ drop: 'answer', times: 1.5 }, 'times: expected a whole number from 1 to 1000000, got 1.5'],
    [{ drop: 'answer', tmies: 1 }, 'tmies: unknown key "tmies"; allowed: instance, name'],
  ])('%j is refused', (data, message) => {
    expect(() => parse(data)).toThrow(message);
  });
});
