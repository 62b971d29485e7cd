// The offline inspector page: connects, and draws itself.

import { render } from 'preact';
import { systemClock } from '../../time/index.js';
import { followRelay } from './model/from-relay.js';
import { followWindow } from './model/from-window.js';
import { Store } from './model/store.js';
import { App, tellNews } from './view/index.js';

const store = new Store();
const place = document.querySelector('#page');
const news = document.querySelector('#news');

followWindow(store, (document.documentElement.dataset.allow ?? '').split(' ').filter(Boolean));
followRelay(store, systemClock);
if (news) tellNews(store, news, systemClock);
if (place) {
  place.replaceChildren();
  render(<App store={store} clock={systemClock} />, place);
}
