// Rules of faults as documents. Operations and error codes are those of the service; a name that it
// does not know is refused with those that were probably meant.

import { z } from 'zod';
import { formatDuration } from '../../plan/index.js';
import {
  durationSchema,
  either,
  isMapping,
  line,
  mapping,
  numberWhere,
  oneOf,
  positiveDurationSchema,
} from '../../plan/internal.js';
import { type FaultAnswer, type FaultOrder, faultForms } from './fault-rule.js';
import { knownName } from './names.js';
import { selectionShape } from './selection.js';

/** What rules of faults can speak of. */
export interface Dialect {
  /** The operations of the service. */
  readonly operations: readonly {
    readonly id: string;
    readonly name: string;
    readonly api: string;
  }[];
  /** The errors of the service, by code. */
  readonly errors: Readonly<Record<string, { readonly httpStatus: number }>>;
}

/** The longest that a call is held up, in milliseconds. */
export const longestLatencyMs = 10 * 60 * 1000;

const whole = (what: string, min: number, max: number) =>
  numberWhere(what, (n) => Number.isInteger(n) && n >= min && n <= max);

const answerShape = {
  code: line('an error code'),
  status: whole('an HTTP status from 400 to 599', 400, 599).optional(),
  message: line('a message').optional(),
  form: oneOf('form', faultForms).optional(),
};

/** An answer with any code. */
export const anyAnswer: z.ZodType<FaultAnswer> = mapping(
  'an error code, or a mapping with the keys code, status, message, form',
  answerShape,
);

/**
 * The schema of a rule: `operation` (a name or a list of them), `api`, `instance`, `name`, `tag`,
 * `project` and `kind` say which calls it is for; `answer`, `latency` and `drop` what they get;
 * `times` and `probability` how many of them, `for` how long.
 *
 * @example
 * ```ts
 * const schema = faultSchemaOver({ operations, errors: catalogue });
 * parseInput(schema, { operation: 'resizeInstance', answer: 'DCS.5000', times: 3 });
 * ```
 */
export function faultSchemaOver({ operations, errors }: Dialect): z.ZodType<FaultOrder> {
  const names = [...new Set(operations.flatMap(({ name, id }) => [name, id]))];
  const operation = knownName('operation', names, 'docs/api.md lists them');
  const hint = 'docs/api.md lists them; any other code goes with a status';
  const code = knownName('error code', Object.keys(errors), hint);
  const known = mapping('an error code, or a mapping with the keys code, status, message, form', {
    ...answerShape,
    code,
  });
  const answer = either<FaultAnswer, FaultAnswer>(
    isMapping,
    // With a status, a code may be one that only the real service has.
    either((given) => isMapping(given) && given.status !== undefined, anyAnswer, known),
    code.transform((given) => ({ code: given })),
  );

  return mapping('a fault rule (a mapping)', {
    ...selectionShape,
    operation: either(
      Array.isArray,
      z.array(operation).min(1, 'expected at least one operation'),
      operation.transform((name) => [name]),
    ).optional(),
    api: oneOf('API', [...new Set(operations.map(({ api }) => api))]).optional(),
    answer: answer.optional(),
    latency: durationSchema
      .refine(
        (ms) => ms <= longestLatencyMs,
        `expected at most ${formatDuration(longestLatencyMs)}`,
      )
      .optional(),
    drop: oneOf('moment', ['request', 'answer'] as const).optional(),
    times: whole('a whole number from 1 to 1000000', 1, 1e6).optional(),
    for: positiveDurationSchema.optional(),
    probability: numberWhere(
      'a probability above 0 and at most 1',
      (p) => p > 0 && p <= 1,
    ).optional(),
  })
    .transform(({ instance, name, tag, project, kind, operation: ops, api, ...rest }) => ({
      operations: ops,
      api,
      selection: { instance, name, tag, project, kind },
      effect: { answer: rest.answer, latencyMs: rest.latency, drop: rest.drop },
      times: rest.times,
      forMs: rest.for,
      probability: rest.probability,
    }))
    .refine(({ effect }) => Object.values(effect).some((each) => each !== undefined), {
      error: 'a fault rule says what happens: answer, latency or drop',
    })
    .refine(({ effect }) => !(effect.answer && effect.drop), {
      error: 'expected answer or drop, not both: a broken connection brings no answer',
      path: ['drop'],
    })
    .refine(({ operations: ops, api }) => !ops || !api || meets(ops, api, operations), {
      error: 'no operation of these names is in this API',
      path: ['api'],
    });
}

const meets = (names: readonly string[], api: string, operations: Dialect['operations']) =>
  operations.some(
    (each) => each.api === api && (names.includes(each.name) || names.includes(each.id)),
  );
