// The exam: what the model says is true everywhere, so a change of the model is a change of the model
// alone. In a copy of the tree each edit is made as data, the pages are generated anew, and then types and
// claims have to hold without another edit; with all edits together, lint and all tests as well.
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

/** Before a merge the task and the edge are tried with all others only. */
const single = quickOrDeep(
  edits,
  edits,
  edits.filter(([name]) => name !== 'task' && name !== 'edge'),
);

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

describe.each(single)('after the edit "%s"', (name, edit) => {
  useOwnCopy();
  test('the pages are written', () => {
    copy.edit(edit);
    copy.npm('docs');
  });
  test('types hold', () => copy.npm('types'));
  test('all that follows from the model has followed', () =>
    copy.run(process.execPath, `test/exam/claims/${name}.mjs`));
});

describe('after all edits together', () => {
  useOwnCopy();
  test('the pages are written', () => {
    copy.edit(...edits.map(([, edit]) => edit), together);
    copy.npm('docs');
  });
  test('types hold', () => copy.npm('types'));
  test('the lint has nothing to say', () => copy.npm('lint'));
  test('every test holds', () => {
    copy.npm('test', ['--silent', '--testPathIgnorePatterns', ...notHere], testNode);
  });
});
