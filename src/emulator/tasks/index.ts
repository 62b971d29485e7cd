// Background tasks of instances.

export {
  beginTask,
  endTask,
  isUnderWay,
  type NewTask,
  noteTask,
  resizeTask,
} from './background-task.js';
