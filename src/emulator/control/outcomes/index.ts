// What the platform is ordered to report of an instance, and what came of it.

export { callOff, mostOrders, outcomeOrderDue, reportAt, reportNow } from './order-outcome.js';
