// The answer of a fleet on its way out: as text, JSON, a table, and a page to look at.

export {
  type AnswerSettings,
  addAnswerOptions,
  requireWritable,
  writeAnswer,
} from './answer-files.js';
export { reportPage } from './page.js';
