// The entrance: draws the page.

import './zod-without-eval.js';

import { render } from 'preact';
import type { Layout } from '../diagram/internal.js';
import { App } from './app.js';
import { browser } from './environment.js';

/** Where the states and edges of the chart are drawn: build.mjs writes it here. */
declare const LAYOUT: Layout;

render(
  <App environment={browser} layout={LAYOUT} />,
  document.getElementById('playground') as HTMLElement,
);
