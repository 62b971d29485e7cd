// What the platform is ordered to report of an instance, and what came of it.

export { callOff, mostOrders, reportAt, reportNow, scheduledOutcome } from './order-outcome.js';
