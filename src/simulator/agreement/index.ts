// Whether a simulated fleet and the exact answer agree.

export {
  type AfterRareStep,
  type Agreement,
  compareAnswers,
  type Disagreement,
  falseAlarms,
  type TooRare,
  zScore,
} from './agreement.js';
