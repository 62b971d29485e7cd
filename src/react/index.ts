// The view in React: hooks, and components whose style is a sheet of its own. React is an optional peer dependency.

// Components
export {
  InstanceActions,
  type InstanceActionsProps,
  StatusIndicator,
  type StatusIndicatorProps,
} from './components.js';
// Hooks
export type { CurrentState } from './live-instance.js';
export {
  type FleetRowView,
  type UseFleetOptions,
  type UseFleetResult,
  useFleet,
} from './use-fleet.js';
export { type UseInstanceOptions, type UseInstanceResult, useInstance } from './use-instance.js';
export {
  type UseInstanceStatusOptions,
  type UseInstanceStatusResult,
  useInstanceStatus,
} from './use-instance-status.js';
export { type UseLifecycleOptions, useLifecycle } from './use-lifecycle.js';
