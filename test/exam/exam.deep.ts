// The exam: what the model says is true everywhere, so a change of the model is a change of the model
// alone. In a copy of the tree each edit is made as data, the pages are generated anew, and then types and
// claims have to hold without another edit; with all edits together the claims of each, lint and all tests as well.
//
//   npm run exam
//   npm run exam -- -t '"status"'
//
// EXAM_TEST_NODE, the folder of a `node`, has the last of them run all tests on that one.

import { quickOrDeep } from '../deep/depth.js';
import edge from './edits/edge.js';
import operation from './edits/operation.js';
import status from './edits/status.js';
import task from './edits/task.js';
import together from './edits/together.js';
import work from './edits/work.js';
import { elsewhere, knowNoStatus } from './not-here.mjs';
import { type Edit, ScratchCopy } from './scratch.js';

const edits: readonly (readonly [name: string, edit: Edit])[] = [
  ['status', status],
  ['work', work],
  ['task', task],
  ['edge', edge],
  ['operation', operation],
];

/** Before a merge all are tried together, which makes the claims of each as well. */
const single = quickOrDeep(edits, edits, []);

const notHere = quickOrDeep(elsewhere, elsewhere, [...elsewhere, ...knowNoStatus]);

/** The folder of a Node that runs those tests in the place of this one. */
const testNode = process.env.EXAM_TEST_NODE;

let copy: ScratchCopy;

/** Gives the tests of a block a copy of their own. */
function useOwnCopy() {
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());
}

/** Makes the claims of an edit in the copy. */
const makeClaims = (name: string) => copy.run(process.execPath, `test/exam/claims/${name}.mjs`);

for (const [name, edit] of single) {
  describe(`after the edit "${name}"`, () => {
    useOwnCopy();
    test('the pages are written', () => {
      copy.edit(edit);
      copy.npm('docs');
    });
    test('types hold', () => copy.npm('types'));
    test('all that follows from the model has followed', () => makeClaims(name));
  });
}

describe('after all edits together', () => {
  useOwnCopy();
  test('the pages are written', () => {
    copy.edit(...edits.map(([, edit]) => edit), together);
    copy.npm('docs');
  });
  test('types hold', () => copy.npm('types'));
  test.each(edits)('all that follows from the edit %s has followed', makeClaims);
  test('the lint has nothing to say', () => copy.npm('lint'));
  test('every test holds', () => {
    copy.npm('test', ['--silent', '--testPathIgnorePatterns', ...notHere], testNode);
  });
});
