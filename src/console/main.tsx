// The entrance: asks for the words, follows the fleet, draws the page.

import { render } from 'preact';
import { Access, createApi } from './api/index.js';
import { App } from './app.js';
import { browser } from './environment.js';
import { LiveFleet } from './live/index.js';
import type { Vocabulary } from './words/index.js';

const place = document.getElementById('console') as HTMLElement;
const access = new Access(browser);
const fleet = new LiveFleet(browser, () => access.headers('/_control'));
access.check();
const response = await browser.request('/console/vocabulary.json');
const vocabulary = (await response.json()) as Vocabulary;
render(
  <App
    environment={browser}
    fleet={fleet}
    api={createApi(browser, access)}
    access={access}
    vocabulary={vocabulary}
  />,
  place,
);
