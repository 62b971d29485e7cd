// Servers as processes, for tests that start, ask and stop them.

export { certificate, httpsFront } from './https-front.js';
export {
  type Line,
  type RunningProcess,
  startProcess,
} from './running-process.js';
