// What programs get: the view's data, and the machine as XState code.

import { useMemo, useState } from 'preact/hooks';
import { diagramModelOf, renderXstate } from '../../diagram/internal.js';
import type { InstanceView } from '../../ui/index.js';
import type { Environment } from '../environment.js';
import type { Chart } from '../model/chart.js';

interface TextProps {
  readonly title: string;
  readonly hint: string;
  readonly text: string;
  readonly environment: Environment;
}

function Text({ title, hint, text, environment }: TextProps) {
  const [copied, setCopied] = useState('');
  const id = title.replaceAll(/\W/g, '-');
  return (
    <section class="card">
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        <span>
          <span role="status" class="quiet-words">
            {copied}
          </span>
          <button
            type="button"
            class="quiet"
            onClick={async () =>
              setCopied((await environment.copy(text)) ? 'Copied.' : 'The browser does not let it.')
            }
          >
            Copy <span class="visually-hidden">{title}</span>
          </button>
        </span>
      </div>
      <p class="hint">{hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows */}
      <section class="scroller" tabIndex={0} aria-labelledby={id}>
        <pre>{text}</pre>
      </section>
    </section>
  );
}

/** The view's JSON and the XState code. */
export function Texts(props: {
  readonly view: InstanceView;
  readonly chart: Chart;
  readonly environment: Environment;
}) {
  const { view, chart, environment } = props;
  const code = useMemo(() => renderXstate(diagramModelOf(chart.machine)), [chart]);
  return (
    <>
      <Text
        title="The view's JSON"
        hint="What instanceView of dcs-lifecycle/ui says of this status: data for any screen."
        text={JSON.stringify(view, undefined, 2)}
        environment={environment}
      />
      <Text
        title="The machine as XState code"
        hint="One file that runs where XState 5 is installed; your changes are in it."
        text={code}
        environment={environment}
      />
    </>
  );
}
