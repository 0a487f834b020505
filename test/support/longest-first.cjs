// Jest begins with the largest files, where it does not know yet how long each takes. The simulator's are small and take minutes:
// begun last, they keep one core busy while the others are idle.
const { default: Sequencer } = require('@jest/test-sequencer');

const isLong = ({ path }) => path.includes('/test/simulator/');

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
};
