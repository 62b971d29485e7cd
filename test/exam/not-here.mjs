// What the exam leaves out of the tests that it runs after all edits, by parts of their paths. `.ci/check.mjs` runs
// these on the newest Node, and the exam all others.

/** The tests of other things than the tree as it is. */
export const elsewhere = ['test/browser', 'test/mutation', 'test/package', 'hostile', 'kill'];

/** Those that know no status and take long: before a merge they are left out, too. */
export const knowNoStatus = [
  'test/contract/request-rules',
  'simulator/exact',
  'simulator/agreement',
  'simulator/fleet',
];
