// Checking waiters that others have written.

export {
  lintWaiter,
  type WaiterFinding,
  type WaiterLists,
  type WaiterReport,
} from '../lint-waiter.js';
