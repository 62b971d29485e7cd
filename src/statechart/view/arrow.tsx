// A transition as it is drawn: the way, the tip, and on it what moves it.

import { arrowPath } from '../layout/arrow-path.js';
import { inOneLine } from '../layout/content.js';
import type { PlacedArrow } from '../layout/place.js';
import { Lines } from './lines.js';
import { steady } from './steady.js';

interface ArrowProps {
  arrow: PlacedArrow;
  look: 'idle' | 'possible' | 'taken';
  visited?: boolean;
  /** Classes besides its own. */
  besides?: string | undefined;
}

/** A transition in its place; of hundreds, an event changes a few. */
export const Arrow = steady(arrowOf);

function arrowOf({ arrow, look, visited = false, besides = '' }: ArrowProps) {
  const { transitions, points, label } = arrow;
  const [first, second] = transitions;
  const trigger = second ? 'several' : (first?.trigger ?? 'initial');
  const told = second ? transitions.map(inOneLine).join('\n') : first?.description || first?.label;
  return (
    <g
      class={[`arrow ${trigger} ${look}`, visited && 'visited', besides].filter(Boolean).join(' ')}
      data-transition={transitions.map(({ id }) => id).join(' ') || undefined}
    >
      {!label && first && <title>{transitions.map(inOneLine).join('\n')}</title>}
      <path class="way" d={arrowPath(points)} marker-end={`url(#tip-${look})`} />
      {label && (
        <g class="label">
          <title>{told}</title>
          <rect x={label.x} y={label.y} width={label.width} height={label.height} rx="6" />
          <Lines
            content={label.content}
            x={label.x + label.width / 2}
            y={label.y + 2}
            anchor="middle"
          />
        </g>
      )}
    </g>
  );
}
