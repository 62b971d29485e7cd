// Whether a simulated fleet and the exact answer agree.

export {
  type Agreement,
  compareAnswers,
  type Disagreement,
  enoughToTell,
  falseAlarms,
  type TooRare,
  zScore,
} from './agreement.js';
