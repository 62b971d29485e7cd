// docs/react-gallery.html: the components of dcs-lifecycle/react with their style sheet, in every state of the chart, as
// they are once they are drawn. `npm run docs` writes it.

/**
 * The page.
 *
 * @param {object} parts
 * @param {typeof import('../dist/src/react/index.js')} parts.react
 * @param {typeof import('../dist/src/ui/index.js').instanceView} parts.instanceView
 * @param {typeof import('react').createElement} parts.createElement
 * @param {(element: unknown) => string} parts.drawn - draws an element as HTML
 * @param {readonly { status: string; task?: string | undefined }[]} parts.situations
 * @param {string} parts.style - the style sheet
 */
export function galleryPage({ react, instanceView, createElement: h, drawn, situations, style }) {
  const { StatusIndicator, InstanceActions } = react;
  const shown = [
    ...situations.map((each) => ({ ...each, kind: 'ha' })),
    { status: 'MOVED_ELSEWHERE', kind: 'ha', title: 'a status that the chart does not know' },
    { status: 'RUNNING', title: 'the kind is not known' },
    { status: 'RUNNING', kind: 'ha', staleSince: 0, title: 'not confirmed any more' },
  ];
  const rows = shown.map(({ title, ...facts }) => {
    const view = instanceView(facts);
    const name = title ?? [facts.status, facts.task].filter(Boolean).join(', ');
    const status = drawn(h(StatusIndicator, { view }));
    const actions = drawn(h(InstanceActions, { view, onRequest() {}, label: `Actions: ${name}` }));
    return `<tr><th scope="row">${name}</th><td>${status}</td><td>${actions}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The components of dcs-lifecycle/react</title>
<style>
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; }
table { border-collapse: collapse; }
th, td { padding: 10px 16px 10px 0; text-align: left; vertical-align: top; }
th { font-weight: 500; }
@media (max-width: 700px) { tr { display: grid; } th, td { padding: 4px 0; } }
${style}</style>
<main>
<h1>The components of dcs-lifecycle/react</h1>
<p>Every state of the chart, for a master/standby instance, with <code>dcs-lifecycle/react/style.css</code>.</p>
<table>
${rows.join('\n')}
</table>
</main>
</html>
`;
}
