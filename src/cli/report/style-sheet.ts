// The looks of the page: paper and ink, light and dark, on a wide screen, a phone and on paper.

import { colourProperties, colourRules } from './theme.js';

const light = `
  --paper: #f6f5f1; --card: #ffffff; --ink: #1b2130; --soft: #5a6374; --rule: #e1dfd8;
  --grid: #ebe9e3; --accent: #2563b0; --band: #2563b0; --exact: #b8336a; --good: #1f7a57;
  --good-paper: #e6f3ec; --bad: #b3261e; --bad-paper: #fbe9e7; --warn: #8a5a00; --warn-paper: #fcf1da;
  ${colourProperties('light')}`;

const dark = `
  --paper: #10131a; --card: #181c25; --ink: #e9ebf1; --soft: #a2abbc; --rule: #2b313d;
  --grid: #262c37; --accent: #74a9f5; --band: #74a9f5; --exact: #f58bb6; --good: #5fc79b;
  --good-paper: #14291f; --bad: #ff8a80; --bad-paper: #331a19; --warn: #f0c060; --warn-paper: #2e2513;
  ${colourProperties('dark')}`;

/** The style sheet. */
export const styleSheet = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; } header details { margin-top: .5rem; }
h1 { font-size: clamp(1.7rem, 4.5vw, 2.6rem); line-height: 1.15; letter-spacing: -.02em;
  margin: .2rem 0 .6rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; line-height: 1.25; margin: 0 0 .25rem; }
p { margin: .4rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.eyebrow { font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase;
  color: var(--soft); margin: 0; }
.soft, figcaption, .note { color: var(--soft); }
.banner { border-radius: .6rem; padding: .7rem 1rem; margin: 1.2rem 0 0; max-width: none; }
.good { background: var(--good-paper); color: var(--good); }
.bad { background: var(--bad-paper); color: var(--bad); }
.warn { background: var(--warn-paper); color: var(--warn); }
.tiles { display: grid; gap: 1rem; grid-template-columns: repeat(4, 1fr); margin: 1.5rem 0; padding: 0; }
.tile, section { background: var(--card); border: 1px solid var(--rule); border-radius: .9rem; }
.tile { padding: 1rem 1.1rem; display: flex; flex-direction: column; min-width: 0; }
.tile dt { font-size: .85rem; color: var(--soft); }
.tile dd { margin: 0; }
.tile .big { font-size: 1.65rem; font-weight: 650; letter-spacing: -.02em; line-height: 1.3;
  font-variant-numeric: tabular-nums; }
.tile .small { font-size: .82rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.tile .exact { margin-top: auto; padding-top: .3rem; }
.exact::before { content: "◆ "; color: var(--exact); }
section { padding: 1.4rem 1.5rem; margin: 0 0 1.25rem; }
figure { margin: 0; }
figcaption { max-width: 46rem; margin-bottom: .6rem; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg.narrow { display: none; }
svg text { fill: var(--soft); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  font-variant-numeric: tabular-nums; }
svg.narrow text { font-size: 11.5px; }
svg.narrow .seam { stroke-width: .3; } svg.narrow .sim { stroke-width: 1.2; }
svg .strong { fill: var(--ink); font-weight: 600; }
.grid { stroke: var(--grid); } .axis { stroke: var(--soft); } .seam { stroke: var(--card); stroke-width: .75; }
.band { fill: var(--band); opacity: .22; } .sim { stroke: var(--accent); fill: none; stroke-width: 1.75; stroke-linejoin: round; }
.bar { fill: var(--accent); background: var(--accent); } .dot { fill: var(--accent); background: var(--accent); border-radius: 50%; }
.trouble { fill: var(--bad); background: var(--bad); } .rail { fill: var(--grid); }
.envelope { fill: none; stroke: var(--ink); stroke-width: 1; opacity: .65; }
.exact-line { stroke: var(--exact); fill: none; stroke-width: 2.25; stroke-dasharray: 7 4; }
.exact-dot { fill: var(--exact); } .halo { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.mark { stroke: var(--ink); stroke-dasharray: 2 3; } .leader { stroke: var(--soft); fill: none; opacity: .6; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .2rem 0 .6rem; padding: 0; font-size: .88rem; }
.legend li { display: flex; align-items: center; gap: .45rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; flex: none; }
.swatch.sim { background: var(--accent); height: .2rem; width: 1.3rem; } .swatch.band { background: var(--band); opacity: .3; }
.swatch.envelope { background: var(--ink); height: .1rem; width: 1.3rem; }
.swatch.exact-line { background: repeating-linear-gradient(90deg, var(--exact) 0 6px, transparent 6px 9px); height: .2rem; width: 1.3rem; }
details { margin-top: .8rem; }
summary { cursor: pointer; color: var(--accent); font-size: .92rem; width: fit-content; border-radius: .3rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.scroll { overflow: auto; margin-top: .6rem; } details .scroll { max-height: 24rem; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; min-width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .35rem .9rem .35rem 0; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; white-space: normal; vertical-align: bottom; position: sticky; top: 0; background: var(--card); }
tbody th { font-weight: 500; } th.text, td.text { text-align: left; }
tr > :last-child { padding-right: 0; }
.group { display: block; color: var(--soft); font-size: .8rem; margin-top: .5rem; }
ul.profile { margin: .5rem 0 0; padding: 0; list-style: none; overflow-wrap: anywhere; } ul.profile li.inner { padding-left: 1.2rem; color: var(--soft); }
footer { color: var(--soft); font-size: .88rem; padding-bottom: 3rem; }
@media (max-width: 56rem) { .tiles { grid-template-columns: repeat(2, 1fr); } }
@media (max-width: 40rem) {
  header, main, footer { padding-left: .9rem; padding-right: .9rem; } header { padding-top: 1.6rem; }
  section { padding: 1.1rem 1rem; } svg.wide { display: none; } svg.narrow { display: block; }
  #comparison th, #comparison td { white-space: normal; padding-right: .5rem; overflow-wrap: anywhere; }
  .tiles { gap: .7rem; } .tile { padding: .8rem .85rem; } .tile .big { font-size: 1.3rem; }
}
@media print {
  body { background: none; font-size: 13px; } .tile, figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
  .scroll, details .scroll { overflow: visible; max-height: none; } th, td { white-space: normal; overflow-wrap: anywhere; }
  thead th { position: static; } header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
}
${colourRules}
`;
