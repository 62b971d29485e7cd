// A transition as it is drawn: the way, the tip, and on it what moves it.

import { arrowPath } from '../layout/arrow-path.js';
import type { PlacedArrow } from '../layout/place.js';
import { Lines } from './lines.js';

/** A transition in its place. */
export function Arrow({
  arrow,
  look,
}: {
  arrow: PlacedArrow;
  look: 'idle' | 'possible' | 'taken';
}) {
  const { transition, points, label } = arrow;
  const trigger = transition?.trigger ?? 'initial';
  return (
    <g class={`arrow ${trigger} ${look}`} data-transition={transition?.id}>
      <path class="way" d={arrowPath(points)} marker-end={`url(#tip-${look})`} />
      {label && (
        <g class="label">
          <title>{transition?.description || transition?.label}</title>
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
