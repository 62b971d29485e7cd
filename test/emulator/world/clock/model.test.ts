// A service clock under random orders, against an oracle that counts every real millisecond.

import fc from 'fast-check';
import { createServiceClock } from '../../../../src/emulator/world/index.js';
import { createVirtualClock } from '../../../../src/time/index.js';

type Order =
  | { order: 'pass' | 'advance' | 'arm'; ms: number }
  | { order: 'scale'; scale: number }
  | { order: 'pause' | 'resume' | 'next' | 'keep' };

const ms = fc.integer({ min: 0, max: 400 });
const orders: fc.Arbitrary<Order[]> = fc.array(
  fc.oneof(
    fc.record({ order: fc.constantFrom('pass' as const, 'advance' as const, 'arm' as const), ms }),
    fc.record({
      order: fc.constant('scale' as const),
      scale: fc.constantFrom(0.25, 0.5, 1, 2, 60),
    }),
    fc.record({ order: fc.constantFrom('pause', 'resume', 'next', 'keep') }),
  ),
  { maxLength: 60 },
);

/** Service time in quarters of a millisecond, moved one real millisecond at a time. */
class Oracle {
  quarters = 0;
  scale = 1;
  paused = false;
  armed: number | undefined;
  woken: number[] = [];

  get now() {
    return Math.floor(this.quarters / 4);
  }

  ring() {
    if (this.armed === undefined || this.now < this.armed) return;
    this.armed = undefined;
    this.woken.push(this.now);
  }

  pass(realMs: number) {
    this.ring();
    for (let i = 0; i < realMs; i++) {
      if (!this.paused) this.quarters += this.scale * 4;
      this.ring();
    }
  }

  goTo(atMs: number) {
    this.quarters = Math.max(this.quarters, atMs * 4);
  }
}

it('tells the same time and wakes at the same times as the oracle', () => {
  fc.assert(
    fc.property(orders, (sequence) => {
      const real = createVirtualClock();
      const woken: number[] = [];
      const start = (state?: ReturnType<typeof createServiceClock>['state']) => {
        const clock = createServiceClock({ real, state, wake: () => woken.push(clock.now()) });
        return clock;
      };
      let clock = start();
      const oracle = new Oracle();
      let lastMs = 0;
      for (const step of sequence) {
        if (step.order === 'pass') {
          real.advanceBy(step.ms);
          oracle.pass(step.ms);
        } else if (step.order === 'advance') {
          clock.advanceBy(step.ms);
          oracle.goTo(oracle.now + step.ms);
        } else if (step.order === 'arm') {
          clock.arm(clock.now() + step.ms);
          oracle.armed = oracle.now + step.ms;
        } else if (step.order === 'scale') {
          clock.setScale(step.scale);
          oracle.scale = step.scale;
        } else if (step.order === 'next') {
          expect(clock.advanceToNext()).toBe(oracle.armed !== undefined);
          if (oracle.armed !== undefined) oracle.goTo(oracle.armed);
        } else if (step.order === 'keep') {
          const { state, nextAtMs } = clock;
          clock.stop();
          clock = start(JSON.parse(JSON.stringify(state)));
          clock.arm(nextAtMs);
        } else {
          clock[step.order]();
          oracle.paused = step.order === 'pause';
        }
        expect(clock.now()).toBe(oracle.now);
        expect(clock.now()).toBeGreaterThanOrEqual(lastMs);
        expect(real.pending).toBeLessThanOrEqual(1);
        lastMs = clock.now();
      }
      real.advanceBy(0);
      oracle.pass(0);
      expect(woken).toEqual(oracle.woken);
    }),
    { numRuns: 300 },
  );
});
