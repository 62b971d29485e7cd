// Lines of text in a drawing.

import type { Content } from '../layout/content.js';
import { lineHeight } from '../layout/measure.js';

/** Lines below one another. */
export function Lines(props: {
  content: Content;
  x: number;
  y: number;
  anchor: 'start' | 'middle';
}) {
  const { content, x, y, anchor } = props;
  return (
    <>
      {content.lines.map(({ text, look }, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
          key={index}
          class={look}
          x={x}
          y={y + index * lineHeight + 12.5}
          text-anchor={anchor}
        >
          {text}
        </text>
      ))}
    </>
  );
}
