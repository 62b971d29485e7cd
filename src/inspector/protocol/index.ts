// The protocol of Stately inspection.

export {
  type ActorMessage,
  asMessage,
  type EventMessage,
  type InspectedSnapshot,
  type InspectionMessage,
  isOver,
  parseMessage,
  type SnapshotMessage,
} from './message.js';
