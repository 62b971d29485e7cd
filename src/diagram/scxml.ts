// The machine as SCXML: nested states, guards as conditions on the kind. Comments say what the notation has
// no place for: who causes a step, where it comes from, and tags.

import { escapeXml, escapeXmlComment } from './escape.js';
import { type DiagramEdge, type DiagramModel, withStatesInside } from './model.js';
import { catModelOf, renderCat } from './state-machine-cat.js';
import { guardInWords, remarkOnRefusals, remarksOn, sentenceOf } from './wording.js';

/**
 * Renders a diagram model as an SCXML document. The program that runs it sets the datum `kind`
 * when it starts.
 *
 * @param model - what to draw
 */
export async function renderScxml(model: DiagramModel): Promise<string> {
  const document = await renderCat(catModelOf(model, 'document'), 'scxml');
  const states = new Map(withStatesInside(model.root).map((state) => [state.name, state]));
  // The library writes a state's transitions in the order in which the chart has them.
  const waiting = new Map<string, DiagramEdge[]>();
  for (const edge of model.edges) waiting.set(edge.from, [...(waiting.get(edge.from) ?? []), edge]);

  const around: string[] = [];
  const lines = document.split('\n').flatMap((line) => {
    const indent = line.slice(0, line.length - line.trimStart().length);
    const [, opened] = /^\s*<(?:state|final) id="([^"]*)"/.exec(line) ?? [];
    if (line.startsWith('<scxml ')) return [rootOf(model, line), ...dataOf(model)];
    if (opened !== undefined) {
      around.push(opened);
      const { description = '', tags = [] } = states.get(opened) ?? {};
      const remark = `${description}${tags.length > 0 ? ` Tags: ${tags.join(', ')}.` : ''}`;
      return [`${indent}${comment(remark)}`, line];
    }
    if (/^\s*<\/(?:state|final)>/.test(line)) around.pop();
    if (!/^\s*<transition /.test(line)) return [line];
    const edge = waiting.get(around.at(-1) ?? '')?.shift();
    return edge ? [`${indent}${comment(sentenceOf(edge))}`, line] : [line];
  });
  return lines.join('\n');
}

const comment = (text: string): string => `<!-- ${escapeXmlComment(text)} -->`;

function rootOf({ root, machine }: DiagramModel, line: string): string {
  const attributes = `name="${escapeXml(machine.id)}" datamodel="ecmascript"`;
  return `${comment(root.description)}\n${line.replace('<scxml ', () => `<scxml ${attributes} `)}`;
}

function dataOf(model: DiagramModel): string[] {
  const indent = '    ';
  return [
    ...[
      ...remarksOn(model),
      remarkOnRefusals,
      'What SCXML cannot show: tags, and who causes an event and where a transition comes from. Comments say it.',
      'The kind is data that the program sets when it starts to run this document; the guards follow from it.',
    ].map((remark) => `${indent}${comment(remark)}`),
    `${indent}<datamodel>`,
    `${indent}${indent}<data id="kind"/>`,
    ...model.guards.flatMap((guard) => [
      `${indent}${indent}${comment(`${guard.name} ${guardInWords(guard)}.`)}`,
      `${indent}${indent}<data id="${guard.name}" expr="${escapeXml(conditionOf(guard.kinds))}"/>`,
    ]),
    `${indent}</datamodel>`,
  ];
}

const conditionOf = (kinds: readonly string[]): string =>
  kinds.map((kind) => `kind === '${kind}'`).join(' || ') || 'false';
