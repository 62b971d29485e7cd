// A status in words, and a button for every request. They have classes and no style: dcs-lifecycle/react/style.css
// has one to begin with.

import { createElement as h, type ReactElement, useId } from 'react';
import type { Request } from '../../machines/index.js';
import type { ActionView, InstanceView, Shape } from '../ui/index.js';

const glyphs: Readonly<Record<Shape, string>> = {
  check: '✓',
  progress: '◌',
  cross: '✕',
  dash: '–',
  question: '?',
};

/** The class of a component, and what the page adds. */
const classesOf = (own: string, given: string | undefined): string =>
  given === undefined ? own : `${own} ${given}`;

/** What {@link StatusIndicator} takes. */
export interface StatusIndicatorProps {
  /** What to show. */
  readonly view: InstanceView;
  /** Its class in the page. */
  readonly className?: string;
}

/**
 * A status in words beside a shape, never colour alone; style it by `data-tone` and `data-shape`. It
 * announces nothing: a page has one live region, and puts `view.announcement` there.
 *
 * @example
 * ```ts
 * h(StatusIndicator, { view: instanceView({ status: 'RUNNING', kind: 'ha' }) });
 * ```
 */
export function StatusIndicator({ view, className }: StatusIndicatorProps): ReactElement {
  const { label, tone, shape, description } = view;
  return h(
    'span',
    {
      className: classesOf('dcs-status', className),
      title: description,
      'data-tone': tone,
      'data-shape': shape,
    },
    h('span', { 'aria-hidden': true }, glyphs[shape]),
    ' ',
    label,
  );
}

/** What {@link InstanceActions} takes. */
export interface InstanceActionsProps {
  /** What to show. */
  readonly view: InstanceView;
  /** Called with the request whose button was pressed; never for one that is not enabled. */
  readonly onRequest: (request: Request) => void;
  /** The name of the group of buttons; `Actions` unless given. */
  readonly label?: string;
  /** Its class in the page. */
  readonly className?: string;
}

/**
 * A button for every request. A button that is not enabled can be focused, and says why.
 *
 * @example
 * ```ts
 * const view = instanceView({ status: 'RUNNING', kind: 'ha' });
 * h(InstanceActions, { view, onRequest: (request) => send(request), label: 'Actions of cache-1' });
 * ```
 */
export function InstanceActions(props: InstanceActionsProps): ReactElement {
  const { view, onRequest, label = 'Actions', className } = props;
  const id = useId();
  return h(
    'div',
    { role: 'group', 'aria-label': label, className: classesOf('dcs-actions', className) },
    view.actions.map((action) =>
      h(ActionButton, { key: action.request, action, id: `${id}-${action.request}`, onRequest }),
    ),
  );
}

interface ActionButtonProps {
  readonly action: ActionView;
  readonly id: string;
  readonly onRequest: (request: Request) => void;
}

function ActionButton({ action, id, onRequest }: ActionButtonProps): ReactElement {
  const { request, label, enabled, reason } = action;
  if (enabled) return h('button', { type: 'button', onClick: () => onRequest(request) }, label);
  // Not `disabled`: the button must be reachable by keyboard, so that its reason can be read.
  return h(
    'span',
    null,
    h(
      'button',
      { type: 'button', 'aria-disabled': true, 'aria-describedby': id, title: reason },
      label,
    ),
    h('span', { id, hidden: true }, reason),
  );
}
