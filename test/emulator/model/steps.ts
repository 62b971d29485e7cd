// The steps of the model: what several clients may ask, and what the platform and the clock may do.

import fc from 'fast-check';
import { type Outcome, outcomes } from '../../../machines/index.js';

/** A step. `who` is a client, `whom` one of all instances, of whatever project. */
export type Step =
  | { readonly does: 'create'; readonly who: number; readonly kind: 'single' | 'ha' }
  | { readonly does: Asking; readonly who: number; readonly whom: number }
  | { readonly does: 'report'; readonly whom: number; readonly event: Outcome }
  | { readonly does: 'breakNext'; readonly who: number }
  | { readonly does: 'pass'; readonly ms: number };

/** What a client may ask of an instance. */
export const askings = [
  'restart',
  'flush',
  'extend',
  'backUp',
  'restore',
  'configure',
  'delete',
  'extendV1',
  'deleteV1',
] as const;
export type Asking = (typeof askings)[number];

/** How many clients there are, each with a project of its own. */
export const clients = 3;

const who = fc.nat({ max: clients - 1 });
const whom = fc.nat({ max: 5 });

/** Sequences of steps. */
export const sequences: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('create' as const),
        who,
        kind: fc.constantFrom('single' as const, 'ha' as const),
      }),
    },
    { weight: 8, arbitrary: fc.record({ does: fc.constantFrom(...askings), who, whom }) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('report' as const),
        whom,
        event: fc.constantFrom(...outcomes),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('breakNext' as const), who }) },
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('pass' as const),
        ms: fc.oneof(fc.constantFrom(1, 4_999, 5_000, 9_999, 10_000), fc.nat({ max: 30_000 })),
      }),
    },
  ),
  { minLength: 5, maxLength: 40 },
);
