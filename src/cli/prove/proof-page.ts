// A proof as one page: no script, nothing from elsewhere, and no data that could become markup. The pictures are images,
// so that neither their styles nor their names meet.

import { Buffer } from 'node:buffer';
import { raw } from 'hono/html';
import type { AnyStateMachine } from 'xstate';
import { type Proof, type ToldStep, type Trace, tell, type Verdict } from '../../prove/index.js';
import {
  html,
  type Markup,
  pageText,
  styleSheet,
  tableMarkup,
  tableSection,
} from '../report/index.js';
import { countText } from '../terminal/figures.js';
import { pictureOf } from './way-files.js';

/** What the page is about. */
export interface ProofPage {
  readonly machine: AnyStateMachine;
  readonly proof: Proof;
  readonly changes: readonly string[];
}

const looks: Readonly<Record<Verdict['outcome'], readonly [look: string, sign: string]>> = {
  proven: ['good', '✓'],
  refuted: ['bad', '✗'],
  vacuous: ['warn', '∅'],
  bounded: ['warn', '?'],
};

const meanings: Readonly<Record<Verdict['outcome'], string>> = {
  proven: 'It holds of everything that can be reached.',
  refuted: 'It does not hold.',
  vacuous: 'It says nothing: what it speaks of is never reached.',
  bounded: 'It holds as far as was looked, and there is more.',
};

/** What the style sheet of reports has no word for. */
const ownStyle = `
.verdict { display: inline-block; border-radius: .4rem; padding: .05rem .6rem; font-weight: 600; font-size: .9rem; }
.tiles.three { grid-template-columns: repeat(3, 1fr); }
details .scroll.whole { max-height: none; }
.picture { min-width: 46rem; max-width: none; width: 100%; height: auto; display: block; }
ul.claims { list-style: none; margin: .6rem 0 0; padding: 0; } ul.claims li { margin: .3rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
@media (max-width: 56rem) { .tiles.three { grid-template-columns: 1fr; } }
@media print { details .scroll.whole { max-height: none; }
.picture { min-width: 0; } }
`;

/** Writes the page. */
export async function proofPage({ machine, proof, changes }: ProofPage): Promise<string> {
  // What does not hold is what a reader wants to see.
  const isOpen = ({ outcome }: Verdict) => outcome !== 'proven';
  const numbered = [...proof.verdicts.entries()];
  const sections: Markup[] = [];
  for (const [index, verdict] of [
    ...numbered.filter(([, verdict]) => isOpen(verdict)),
    ...numbered.filter(([, verdict]) => !isOpen(verdict)),
  ]) {
    sections.push(await claimSection(machine, verdict, index));
  }
  const title = `${proof.machine}${changes.length > 0 ? `, changed by ${changes.join(' and ')}` : ''}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title} · proof</title>
<style>${raw(styleSheet + ownStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the claims</a>
${header(title, proof)}
<main id="main">
${tiles(proof)}
${walked(proof)}
${sections}
</main>
<footer><p>A way that refutes is a shortest one: no sequence of fewer events gets there.</p></footer>
</body>
</html>
`;
  return pageText(page);
}

const idOf = (index: number): string => `claim-${index + 1}`;

function header(title: string, { proven, verdicts }: Proof): Markup {
  const open = verdicts.filter(({ outcome }) => outcome !== 'proven').length;
  const told = proven
    ? `all ${verdicts.length} claims are proven`
    : `${open} of ${verdicts.length} claims ${open === 1 ? 'is' : 'are'} not proven`;
  return html`<header>
<p class="eyebrow">Proof</p>
<h1>${title}</h1>
<p class="banner ${proven ? 'good' : 'bad'}">${proven ? '✓' : '✗'} ${told}</p>
<ul class="claims">${verdicts.map(({ claim, outcome }, index) => {
    const [look, sign] = looks[outcome];
    return html`<li><span class="verdict ${look}">${sign} ${outcome}</span> <a href="#${idOf(index)}">${claim.name}</a></li>
`;
  })}</ul>
</header>`;
}

function tiles({ reached, edges, walks }: Proof): Markup {
  const snapshots = reached.reduce((sum, each) => sum + each.snapshots, 0);
  const paths = walks.reduce((sum, each) => sum + each.paths, 0);
  const tile = (
    name: string,
    big: number,
    small: string,
  ) => html`<div class="tile"><dt>${name}</dt><dd class="big">${countText(big)}</dd><dd class="small">${small}</dd></div>
`;
  return html`<dl class="tiles three">
${tile('Snapshots', snapshots, reached.length === 1 ? 'from one start' : `from ${reached.length} starts`)}${tile('Edges', edges, 'as they are written')}${tile('Paths walked', paths, walks.length === 0 ? 'none was asked for, or none can be' : `by ${walks.length} walks`)}
</dl>`;
}

function walked({ walks, withoutWalks }: Proof): Markup | undefined {
  if (walks.length === 0 && withoutWalks === undefined) return undefined;
  const share = ({ seen, of }: { readonly seen: number; readonly of: number }) =>
    `${countText(seen)}/${countText(of)}`;
  return tableSection({
    id: 'walked',
    title: 'What was walked',
    ...(withoutWalks !== undefined && { note: `Not path by path: ${withoutWalks}.` }),
    ...(walks.length > 0 && {
      table: {
        caption: 'How much each walk has seen',
        head: ['walk', 'paths', 'snapshots', 'statuses', 'edges', 'steps', 'pairs of steps'],
        rows: walks.map((each) => [
          each.walk,
          countText(each.paths),
          countText(each.snapshots),
          ...[each.statuses, each.edges, each.steps, each.pairs].map(share),
        ]),
      },
    }),
  });
}

async function claimSection(
  machine: AnyStateMachine,
  verdict: Verdict,
  index: number,
): Promise<Markup> {
  const { claim, outcome, reason, checked, counterexample, witness } = verdict;
  const [look, sign] = looks[outcome];
  const id = idOf(index);
  const trace = counterexample ?? (outcome === 'refuted' ? undefined : witness);
  const why =
    reason === undefined ? meanings[outcome] : `${meanings[outcome].slice(0, -1)}: ${reason}.`;
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${claim.sentence}</h2>
<p><span class="verdict ${look}">${sign} ${outcome}</span> <span class="soft">${claim.name}, held against ${countText(checked)}</span></p>
<p>${why}</p>
${trace && (await way(machine, verdict, trace, id))}
</section>
`;
}

/** The way in steps, and as a picture that scrolls where it is wider than the screen. */
async function way(
  machine: AnyStateMachine,
  verdict: Verdict,
  trace: Trace,
  id: string,
): Promise<Markup> {
  const svg = await pictureOf(machine, verdict, trace);
  const steps = tell(trace);
  const events = steps.length - 1;
  const what =
    verdict.outcome === 'refuted' ? 'A shortest way to where it fails' : 'A way that shows it';
  const caption = `${what}: ${events} ${events === 1 ? 'event' : 'events'}, ${trace.start.name}`;
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const rows = steps.map((step) => [step.number, step.event ?? '', step.state, changesText(step)]);
  return html`${tableMarkup({ caption, head: ['step', 'event', 'state', 'what is new'], rows, words: 4 })}
<details${verdict.outcome === 'refuted' ? html` open` : undefined}><summary>The way in the chart</summary>
<div class="scroll whole" role="region" tabindex="0" aria-label="Picture ${id}"><img class="picture" alt="${what}: ${steps.map(({ state }) => state).join(', ')}" src="${source}"></div></details>`;
}

function changesText({ gained, lost, context, same }: ToldStep): string {
  if (same) return '(nothing changes)';
  return [...gained.map((tag) => `+${tag}`), ...lost.map((tag) => `-${tag}`), ...context].join(
    ', ',
  );
}
