// What holds of a fleet whose instances come into a status: its report shows the status, shards are merged to
// the whole, and the simulation agrees with the exact answer.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cli, file } from './cli.mjs';

/**
 * @param status - the status
 * @param profile - a profile whose instances come into it
 */
export function claimFleet(status, profile) {
  const written = file(`${status}.profile.yaml`, profile);
  const [report, ...parts] = ['report.html', 'one.json', 'two.json'].map((name) =>
    file(`${status}-${name}`),
  );
  const whole = JSON.parse(cli(['fleet', written, '--workers', '1', '--json']));
  const { share } = whole.simulated.statuses.find((each) => each.status === status);
  assert.ok(share > 0 && share < 1);
  for (const [index, part] of parts.entries()) {
    cli(['fleet', written, '--workers', '1', '--shard', `${index + 1}/2`, '--output', part]);
  }
  assert.deepEqual(JSON.parse(cli(['merge', ...parts, '--json'])), whole);
  cli(['merge', ...parts, '--report', report]);
  const page = readFileSync(report, 'utf8');
  // A colour, and what has it: the plot of the statuses and its legend.
  const name = `s-${status.toLowerCase()}`;
  assert.match(page, new RegExp(`--${name}: #`));
  assert.match(page, new RegExp(`<path class="${name} `));
  assert.match(page, new RegExp(`class="swatch ${name}"`));
  const exact = JSON.parse(cli(['availability', written, '--json']));
  assert.ok(Math.abs(exact.exact.statusShares[status] - share) < share / 2);
}
