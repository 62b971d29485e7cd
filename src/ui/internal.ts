// What the other folders of this project need of the view, and no user of the package does.

// One instance
export { statusIn } from './instance-view.js';
