// The exam takes longest by far: it begins first, and the others fill the other worker meanwhile.

const { default: Sequencer } = require('@jest/test-sequencer');

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isLongest = ({ path }) => path.endsWith('exam.deep.ts');
    const sorted = [...super.sort(tests)];
    return [...sorted.filter(isLongest), ...sorted.filter((each) => !isLongest(each))];
  }
};
