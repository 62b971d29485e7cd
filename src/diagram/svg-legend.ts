// The legend below the picture: what lines, heads and brackets mean, drawn with the same classes as
// the picture so that the two cannot disagree.

import { escapeXml } from './escape.js';
import type { DiagramModel } from './model.js';
import { letterWidth } from './svg-style.js';
import { kindsInWords } from './wording.js';

const size = 10;
const lineHeight = 18;
const sample = 36;
const gap = 20;

const samples = [
  { classes: 'operator documented', meaning: 'an operator asks (request)', head: true },
  { classes: 'platform documented', meaning: 'the platform reports (outcome)', head: true },
  { classes: 'platform documented', meaning: 'documented', head: false },
  { classes: 'platform inferred', meaning: 'inferred from what a page says', head: false },
  { classes: 'platform assumed', meaning: 'assumed: no page says so', head: false },
];

/** A legend and its size in pixels. */
export interface Legend {
  /** The legend as the content of a group. */
  readonly svg: string;
  /** Its width, in pixels. */
  readonly width: number;
  /** Its height, in pixels. */
  readonly height: number;
}

/** Draws the legend of a diagram, with its upper left corner at the origin. */
export function legendOf(model: DiagramModel): Legend {
  let x = 0;
  const items = samples.map(({ classes, meaning, head }) => {
    const item = `<g class="edge ${classes}" transform="translate(${x} 0)">
<path fill="none" stroke="black" d="M0,-3.5H${head ? sample - 9 : sample}"/>${
      head
        ? `
<polygon fill="black" stroke="black" points="${sample - 10},-7 ${sample},-3.5 ${sample - 10},0"/>`
        : ''
    }
<text x="${sample + 6}" font-size="${size}">${escapeXml(meaning)}</text>
</g>`;
    x += sample + 6 + widthOf(meaning) + gap;
    return item;
  });
  const notes = model.guards.map(({ name, kinds }) => `[${name}] for ${kindsInWords(kinds)}`);
  if (model.edges.some(({ condition }) => condition === 'else')) {
    notes.push('[else] for the kinds that the others leave');
  }
  const remarks = notes.map(
    (note, index) =>
      `<text y="${(index + 1) * lineHeight}" font-size="${size}">${escapeXml(note)}</text>`,
  );
  return {
    svg: [...items, ...remarks].join('\n'),
    width: Math.max(x - gap, ...notes.map(widthOf)),
    height: size + notes.length * lineHeight,
  };
}

const widthOf = (text: string): number => Math.ceil(text.length * size * letterWidth);
