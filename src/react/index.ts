// The view in React: two hooks and two components without style. React is an optional peer dependency.

// Components
export {
  InstanceActions,
  type InstanceActionsProps,
  StatusIndicator,
  type StatusIndicatorProps,
} from './components.js';
// Hooks
export type { CurrentState } from './live-instance.js';
export { type UseInstanceOptions, type UseInstanceResult, useInstance } from './use-instance.js';
export {
  type UseInstanceStatusOptions,
  type UseInstanceStatusResult,
  useInstanceStatus,
} from './use-instance-status.js';
