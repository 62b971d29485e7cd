// A watch as lines: one for every instance at first, and one for every change from then on.

import { lifecycle } from '../../../machines/index.js';
import { type FleetChange, readObservedStatus } from '../../observer/index.js';
import { onOneLine } from '../environment/failures.js';
import { printableJson } from '../terminal/printable.js';
import { styleFor } from '../terminal/style.js';
import { expectationFor } from './expectation.js';
import type { View, ViewOptions } from './view.js';

/** Lines for people. */
export function plainView({ environment, ranges, details }: ViewOptions): View {
  const { colours } = styleFor(environment.stdout, environment.variables);
  const lineOf = ({ instanceId, before, status, jump }: FleetChange, at: string) => {
    const { name = '', kind } = details.get(instanceId) ?? {};
    const unseen = jump?.unseen.length ? `after ${jump.unseen.join(', ')} unseen` : '';
    const next = expectationFor(status, kind, ranges);
    return [
      colours.dim(at),
      onOneLine(instanceId),
      onOneLine(name),
      before === undefined ? onOneLine(status) : `${onOneLine(before)} → ${onOneLine(status)}`,
      serves(status) ? 'serving' : 'not serving',
      jump && !jump.isPossible ? 'the chart has no way here' : unseen,
      next && `next: ${next}`,
    ]
      .filter(Boolean)
      .join('  ');
  };
  return {
    round({ atMs, changes }) {
      const at = new Date(atMs).toISOString();
      const lines = changes.map((change) => `${lineOf(change, at)}\n`);
      if (lines.length > 0) environment.stdout.write(lines.join(''));
    },
    failure({ message }, atMs) {
      environment.stderr.write(
        `${new Date(atMs).toISOString()}  no answer: ${onOneLine(message)}\n`,
      );
    },
    end() {},
  };
}

/** A JSON line for every change, and for every round without an answer. */
export function jsonView({ environment, details }: ViewOptions): View {
  const say = (atMs: number, event: string, more: object) =>
    environment.stdout.write(
      `${printableJson({ event, at: new Date(atMs).toISOString(), ...more })}\n`,
    );
  return {
    round({ atMs, changes }) {
      for (const { instanceId, before, status, jump } of changes) {
        const { name, kind } = details.get(instanceId) ?? {};
        const about = { instance_id: instanceId, name, kind, status, serving: serves(status) };
        say(atMs, 'status', { ...about, before: before ?? null, ...(jump && { jump }) });
      }
    },
    failure({ reason, message, httpStatus }, atMs) {
      say(atMs, 'failure', { reason, message, httpStatus });
    },
    end() {},
  };
}

/** Whether an instance serves; a status outside the lifecycle counts as not serving. */
export function serves(status: string): boolean {
  const known = readObservedStatus(status);
  return known !== undefined && lifecycle.serves(known);
}
