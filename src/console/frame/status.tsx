// A status: its shape, its words and its tone, so that colour never is alone.

import type { InstanceView } from '../../ui/index.js';
import { Icon } from './icon.js';

/** A status with its task, if it has one. */
export function StatusMark({ view }: { readonly view: InstanceView }) {
  return (
    <span class={`status tone-${view.tone}`}>
      <span class="status-shape">
        <Icon name={view.shape} />
      </span>
      <span class="status-words">
        {view.label}
        {view.task && <span class="status-task"> · {taskWords(view.task)}</span>}
      </span>
    </span>
  );
}

/** `backingUp` → `backing up` */
export const taskWords = (task: string): string =>
  task.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
