// The playground's front door. What runs is the page that build.mjs makes of main.tsx.

export { App } from './app.js';
