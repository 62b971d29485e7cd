// What each operation sets off that a plan times: its requests that are right are sent, and what begins is seen.

import { plannedIn, plannedNameOf } from '../../../src/emulator/rules/index.js';
import { presets } from '../../../src/plan/index.js';
import { operations } from '../../../src/protocol/index.js';
import { ruleTables } from '../../contract/rules/index.js';
import { groundOf, type Parts } from '../../contract/rules/rule.js';
import { pathOf } from '../../contract/rules/sending.js';
import { createTarget } from '../../contract/target.js';

const begun = new Set<string>();
const target = createTarget({
  planFor({ operation, besides, state }) {
    begun.add(`${operation} ${besides ?? plannedNameOf(state)}`);
    return presets.instant;
  },
});
afterAll(() => target.close());

let projects = 0;

/** What takes no fields has no table. */
const withoutFields = (): Parts => ({});

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s starts what it says, and nothing else',
  async (id, operation) => {
    const tables = ruleTables.filter((table) => table.operation === id && !table.asItIs);
    const rights = tables.length > 0 ? tables.map(({ right }) => right) : [withoutFields];
    const seen = new Set<string>();
    for (const right of rights) {
      const client = target.client((++projects).toString(16).padStart(32, 'd'));
      const parts = await right(groundOf(target, client));
      begun.clear();
      const path = pathOf(operation, client.project, parts);
      const { status } = await client.send(operation.method, path, parts.body);
      expect(status).toBeLessThan(300);
      for (const each of begun) seen.add(each);
    }
    expect(seen).toEqual(new Set(plannedIn(operation.starts).map((timed) => `${id} ${timed}`)));
  },
);
