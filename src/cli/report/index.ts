// The answer of a fleet on its way out: as text, JSON, a table, and a page to look at.

export {
  type AnswerSettings,
  addAnswerOptions,
  writeAnswer,
} from './answer-files.js';
// What other pages are made of
export { html, type Markup, pageText } from './markup.js';
export { reportPage } from './page.js';
export { styleSheet } from './style-sheet.js';
export { tableMarkup, tableSection } from './tables.js';
