// Whether a simulated fleet and the exact answer agree.

export {
  type AfterRareStep,
  type Agreement,
  compareAnswers,
  type Disagreement,
  type TooRare,
  zScore,
} from './agreement.js';
