// The style sheet has every shade that a status can get, and no other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shadesOf } from '../../src/console/fleet/index.js';
import type { StatusCount, Tone } from '../../src/ui/index.js';

const page = join(import.meta.dirname, '../../src/console/page');
const sheet = readFileSync(join(page, 'tokens.css'), 'utf8');
const tones = { success: 0, inProgress: 0, error: 0, stopped: 0, unknown: 0 } satisfies Record<
  Tone,
  number
>;

test.each(Object.keys(tones) as Tone[])('each shade of %s is a class with a colour', (tone) => {
  // More statuses of a tone than it has shades.
  const counts = Array.from({ length: 20 }, (_, i) => ({ status: `S${i}`, tone }));
  const given = new Set(shadesOf(counts as unknown as StatusCount[]).values());
  const classes = [...sheet.matchAll(new RegExp(`^\\.(shade-${tone}-\\d+) \\{`, 'gm'))];
  expect(classes.map(([, name]) => name)).toEqual([...given]);
  for (const name of given) expect(sheet).toMatch(new RegExp(`--${name}: #[0-9a-f]{6};`));
});
