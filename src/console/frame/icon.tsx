// The signs of the page, drawn with the colour of the text around them. They are never alone: words
// stand beside each, or name the button that it is on.

import type { Shape } from '../../ui/index.js';

const paths = {
  check: 'M3.500 8.500l3 3 6-7',
  progress: 'M8 2a6 6 0 1 1-5.200 3',
  cross: 'M4 4l8 8M12 4l-8 8',
  dash: 'M3.500 8h9',
  question: 'M5.500 6a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M8 12.600v.2',
  pause: 'M5.500 3v10M10.500 3v10',
  play: 'M5 3l8 5-8 5z',
  step: 'M4 3l6 5-6 5zM12.500 3v10',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9M10.500 10.500l3.500 3.500',
  back: 'M10 3L5 8l5 5',
  to: 'M3 8h9.500M9 4.500L12.500 8 9 11.500',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  bolt: 'M9 1.500L3.500 9H8l-1 5.500L12.500 7H8z',
} as const;

/** The name of a sign. */
export type IconName = keyof typeof paths;

({}) satisfies Partial<Record<Exclude<Shape, IconName>, never>>;

/** A sign. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
