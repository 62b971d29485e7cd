// Lines of text in a drawing.

import type { Content } from '../layout/content.js';
import { lineHeightOf } from '../layout/measure.js';

/** From the foot of a line up to where its letters stand, as a share of its height. */
const baseline = 3.5 / 16;

/** Lines below one another. */
export function Lines(props: {
  content: Content;
  x: number;
  y: number;
  anchor: 'start' | 'middle';
}) {
  const { content, x, y, anchor } = props;
  let top = y;
  return (
    <>
      {content.lines.map(({ text, look, font }, index) => {
        const height = lineHeightOf(font);
        top += height;
        return (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
            key={index}
            class={font === 'large' ? `${look} large` : look}
            x={x}
            y={top - baseline * height}
            text-anchor={anchor}
          >
            {text}
          </text>
        );
      })}
    </>
  );
}
