// Parts of a drawing that most events leave as they are.

import { Component, type ComponentChild, type ComponentClass } from 'preact';

/**
 * Makes a component that is drawn again only when a property of it is another. What it drew is not kept in
 * `useMemo`: each of those would keep the page as it was then.
 *
 * @param draw - without hooks
 */
export const steady = <Props extends object>(
  draw: (props: Props) => ComponentChild,
): ComponentClass<Props> =>
  class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const keys = Object.keys({ ...this.props, ...next }) as (keyof Props)[];
      return keys.some((key) => next[key] !== this.props[key as keyof typeof this.props]);
    }

    override render(): ComponentChild {
      return draw(this.props as Props);
    }
  };
