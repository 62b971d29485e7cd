// The view in React: two hooks and two components without style. React is an optional peer.

// Components
export {
  InstanceActions,
  type InstanceActionsProps,
  StatusIndicator,
  type StatusIndicatorProps,
} from './components.js';
// Hooks
export type { Standing } from './live-instance.js';
export { type UsedInstance, type UseInstanceOptions, useInstance } from './use-instance.js';
export {
  type PolledInstance,
  type UseInstanceStatusOptions,
  useInstanceStatus,
} from './use-instance-status.js';
