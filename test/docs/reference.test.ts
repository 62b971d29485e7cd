// docs/reference/ has a page for each door of the package with all that the door exports, and every name and
// every property there has a doc comment for it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationOf, doors } from '../support/doors.js';

const folder = join(import.meta.dirname, '../../docs/reference');

describe.each(doors)('$path', ({ path, names }) => {
  test('has a page with each of its names and no other: npm run reference', () => {
    const page = readFileSync(join(folder, `${path.slice(2) || 'dcs-lifecycle'}.md`), 'utf8');
    const headings = [...page.matchAll(/^### ([\w$]+)/gm)].map(([, name]) => name);
    expect([...new Set(headings)].sort()).toEqual(names.map(({ name }) => name).sort());
  });

  test('says of each name and of each property what it is', () => {
    const bare = names.flatMap((each) => {
      const { isDocumented, bareMembers } = declarationOf(each);
      const members = bareMembers.map((member) => `${each.name}.${member}`);
      return isDocumented ? members : [each.name, ...members];
    });
    expect(bare).toEqual([]);
  });
});
