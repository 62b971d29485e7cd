// Components without any style of their own: what to say, and what to press.

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

/** What {@link StatusIndicator} takes. */
export interface StatusIndicatorProps {
  readonly view: InstanceView;
  readonly className?: string;
}

/**
 * A status in words beside a shape, never colour alone. `data-tone` and `data-shape` are there to be
 * styled. It announces nothing by itself: a page has one live region, and puts `view.announcement` there.
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
    { className, title: description, 'data-tone': tone, 'data-shape': shape },
    h('span', { 'aria-hidden': true }, glyphs[shape]),
    ' ',
    label,
  );
}

/** What {@link InstanceActions} takes. */
export interface InstanceActionsProps {
  readonly view: InstanceView;
  /** Called with what was asked for; never for an action that is not enabled. */
  readonly onRequest: (request: Request) => void;
  /** What the group is called: whose actions these are. */
  readonly label?: string;
  readonly className?: string;
}

/**
 * A button for every request. One that does not work can be reached all the same, and says why.
 *
 * @example
 * ```ts
 * h(InstanceActions, { view, onRequest: (request) => ask(request), label: 'Actions of cache-1' });
 * ```
 */
export function InstanceActions(props: InstanceActionsProps): ReactElement {
  const { view, onRequest, label = 'Actions', className } = props;
  const id = useId();
  return h(
    'div',
    { role: 'group', 'aria-label': label, className },
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
  // Not `disabled`, which would keep the reason from whoever gets about by keyboard.
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
