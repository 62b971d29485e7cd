// Tests in a real browser. Where there is none they are skipped, which is said loudly, or fail when
// they were required.

export { axeViolations } from './axe.js';
export { describeInBrowser } from './describe-in-browser.js';
export { type FoundBrowser, findBrowser } from './find-browser.js';
export type { OpenTab, Tab } from './tabs.js';
