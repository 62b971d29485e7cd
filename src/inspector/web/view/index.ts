// What is seen of what was told.

export { App } from './app.js';
export { ChartTable } from './chart-table.js';
export { ChartView } from './chart-view.js';
export { tellNews } from './news.js';
export { showInside } from './scroller.js';
