// Faults to begin with: each is one press, and stands in the lists below until it is taken back.

import { Refusal, useAsking, useFleet, usePage } from '../frame/index.js';
import type { Vocabulary } from '../words/index.js';

/** A fault that is worth a try. */
interface Example {
  readonly text: string;
  /** Where the control plane takes it. */
  readonly path: '/faults' | '/plan/overrides';
  readonly body: object;
}

/** The examples; those about a project are of one that there is. */
function examplesFor({ badEnd, errors }: Vocabulary, project: string | undefined): Example[] {
  const tooMany = errors.find(({ status }) => status === 429);
  return [
    {
      text: 'The next three resizes fail',
      path: '/plan/overrides',
      body: { operation: 'v2.resizeInstance', outcome: badEnd, uses: 3 },
    },
    {
      // A demo fleet that lives uses three up in no time.
      text: 'Every resize fails, for five minutes',
      path: '/plan/overrides',
      body: { operation: 'v2.resizeInstance', outcome: badEnd, for: '5m' },
    },
    {
      text: 'Every list is 2 s late, for a minute',
      path: '/faults',
      body: { operation: 'listInstances', latency: '2s', for: '1m' },
    },
    ...(tooMany && project
      ? [
          {
            text: `429 for project ${project.slice(0, 8)}…, ten times`,
            path: '/faults' as const,
            body: { project, answer: tooMany.code, times: 10 },
          },
        ]
      : []),
    {
      text: 'The next creation is done and its answer is lost',
      path: '/faults',
      body: { operation: 'v2.createInstance', drop: 'answer', times: 1 },
    },
  ];
}

/** The buttons. */
export function Examples({ onDone }: { readonly onDone: () => void }) {
  const { api, vocabulary, notify, say } = usePage();
  const { busy, why, ask } = useAsking(say);
  const [first] = useFleet().rows.values();
  const add = ({ text, path, body }: Example) =>
    ask(async () => {
      await api.control('POST', path, body);
      notify(`${text}: in force.`);
      onDone();
    });
  return (
    <section class="card" aria-labelledby="examples-title">
      <h2 id="examples-title">To begin with</h2>
      <ul class="examples">
        {examplesFor(vocabulary, first?.project).map((example) => (
          <li key={example.text}>
            <button type="button" disabled={busy} onClick={() => add(example)}>
              {example.text}
            </button>
          </li>
        ))}
      </ul>
      <Refusal why={why} />
    </section>
  );
}
