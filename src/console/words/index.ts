// Words: durations and sizes, and the vocabulary that the build took from the chart and the wire.

export {
  durationWords,
  momentWords,
  nextWords,
  rangeWords,
  shareWords,
  sizeWords,
} from './durations.js';
export {
  eventName,
  type KindStep,
  kindName,
  type LifecycleStep,
  type Picture,
  spacedName,
  stepsFrom,
  type Vocabulary,
} from './vocabulary.js';
