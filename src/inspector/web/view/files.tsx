// What was inspected as a file: saved for a colleague, and opened again. A file can be dropped anywhere.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Clock } from '../../../time/index.js';
import { longestFileBytes } from '../../saved/index.js';
import type { Store, View } from '../model/store.js';

interface FilesProps {
  store: Store;
  view: View;
  clock: Clock;
}

/** The buttons, and why a file could not be opened. */
export function Files({ store, view, clock }: FilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [complaint, setComplaint] = useState('');
  const open = (file: File | undefined) => {
    if (!file) return;
    textOf(file)
      .then((text) => store.open(file.name, text))
      .then(
        () => setComplaint(''),
        (error: Error) => setComplaint(`${file.name}: ${error.message}`),
      );
  };

  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      open(event.dataTransfer?.files[0]);
    };
    const { body } = document;
    body.addEventListener('dragover', onDragOver);
    body.addEventListener('drop', onDrop);
    return () => {
      body.removeEventListener('dragover', onDragOver);
      body.removeEventListener('drop', onDrop);
    };
  });

  return (
    <div class="files">
      <button type="button" onClick={() => input.current?.click()}>
        Open…
      </button>
      <button
        type="button"
        aria-disabled={view.actors.size === 0}
        onClick={() => view.actors.size > 0 && download(store.saved(clock.now()), clock.now())}
      >
        Save
      </button>
      {view.file !== undefined && (
        <button type="button" onClick={() => store.closeFile()}>
          Back to live
        </button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A saved inspection"
        accept=".jsonl"
        onChange={({ currentTarget }) => {
          open(currentTarget.files?.[0]);
          // The same file can be chosen again after it was mended.
          currentTarget.value = '';
        }}
      />
      {complaint !== '' && (
        <p class="complaint" role="alert">
          {complaint}{' '}
          <button type="button" aria-label="Close the message" onClick={() => setComplaint('')}>
            ×
          </button>
        </p>
      )}
    </div>
  );
}

async function textOf(file: File): Promise<string> {
  if (file.size > longestFileBytes) {
    throw new Error(`larger than ${longestFileBytes / 1e6} MB`);
  }
  return file.text();
}

/** Offers a text to be kept as a file. */
function download(text: string, atMs: number): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `inspection-${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '')}.jsonl`;
  link.click();
  URL.revokeObjectURL(url);
}
