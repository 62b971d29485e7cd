// Passes everything on to the hosted inspector in a frame and to no other page: messages go to its exact
// origin, and only it can ask for them.

import type { Frame } from '../relay/frame.js';
import { socketPaths } from '../relay/paths.js';

const hosted = new URL(document.documentElement.dataset.hosted ?? '');
const frame = document.querySelector<HTMLIFrameElement>('#inspector');
const notice = document.querySelector('#notice');

/** What a hosted page that comes late is told; its own relay remembers more for the offline page. */
const mostWaiting = 2_000;
const waiting: unknown[] = [];
let connected = false;

function pass(message: unknown): void {
  if (connected) frame?.contentWindow?.postMessage(message, hosted.origin);
  else if (waiting.push(message) > mostWaiting) waiting.shift();
}

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame?.contentWindow || origin !== hosted.origin) return;
  if (data?.type !== '@statelyai.connected') return;
  connected = true;
  notice?.remove();
  for (const message of waiting.splice(0)) pass(message);
});

const socket = new WebSocket(`ws://${location.host}${socketPaths.view}`);
socket.addEventListener('message', ({ data }) => {
  for (const told of JSON.parse(data) as Frame[]) {
    if (told.type === 'message') pass(told.message);
    if (told.type !== 'earlierActor') continue;
    pass(told.earlier.actor);
    if (told.earlier.last) pass(told.earlier.last);
  }
});
socket.addEventListener('close', () => {
  if (notice) notice.textContent = 'The application is gone. Reload this page once it is back.';
  document.querySelector('main')?.prepend(notice ?? '');
});

frame?.setAttribute('src', hosted.href);
