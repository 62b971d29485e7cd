// Machines shown from anywhere: no module of Node is needed here, and no window.

export {
  type Inspection,
  type InspectOptions,
  inspectThrough,
  type TextPort,
} from './through.js';
