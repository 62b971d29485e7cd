// Text from the chart cannot break out of the notation that it is written into.

import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import {
  escapeDot,
  escapeMarkdown,
  escapeMermaid,
  escapeMermaidComment,
  escapeMermaidNote,
  escapeXml,
  escapeXmlComment,
  mermaidIds,
} from '../../src/diagram/escape.js';

const anyText = fc.string({ unit: fc.constantFrom(...'ab-|<>&"\';:#{}`\\*[]\n ') });
const holdsForAnyText = (check: (text: string) => void) => fc.assert(fc.property(anyText, check));

it('XML text and attributes read back as they were', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    alwaysCreateTextNode: true,
  });
  holdsForAnyText((text) => {
    const xml = `<a b="${escapeXml(text)}">x${escapeXml(text)}x</a>`;
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(parser.parse(xml).a['#text']).toBe(`x${text}x`);
  });
});

it('an XML comment holds no two hyphens in a row and does not end in one', () => {
  holdsForAnyText((text) => expect(escapeXmlComment(text)).not.toMatch(/--|-$/));
});

it('a DOT string ends only where it should, and reads back as it was', () => {
  holdsForAnyText((text) => {
    const escaped = escapeDot(text);
    expect(escaped).toMatch(/^(?:[^"\\\n]|\\.)*$/);
    const back = escaped.replaceAll(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
    expect(back).toBe(text);
  });
});

it('a Mermaid label holds no character that ends it, but entity codes', () => {
  holdsForAnyText((text) => {
    expect(escapeMermaid(text).replaceAll(/#\d+;/g, '')).not.toMatch(/[#;:"<>{}`\n]/);
  });
});

it('a Mermaid note holds no character that ends it, and no entity codes, which it would show', () => {
  holdsForAnyText((text) => expect(escapeMermaidNote(text)).not.toMatch(/[#;:"<>{}`\n]/));
});

it('a Mermaid comment stays on its line and starts no directive', () => {
  holdsForAnyText((text) => expect(escapeMermaidComment(text)).not.toMatch(/[{}\n]/));
});

it('a Markdown cell is one cell on one line, without HTML', () => {
  holdsForAnyText((text) => {
    const escaped = escapeMarkdown(text);
    expect(`| ${escaped} | b |`.split(/(?<!\\)(?:\\\\)*\|/)).toHaveLength(4);
    expect(escaped).not.toContain('\n');
    expect(escaped.replaceAll(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)(?:\\\\)*</);
  });
});

it('a Markdown cell keeps code as code', () => {
  expect(escapeMarkdown('`task` reads *BACKUPING* | now')).toBe(
    '`task` reads \\*BACKUPING\\* \\| now',
  );
});

it('Mermaid ids differ where names do, whatever alphabet they are written in', () => {
  const idOf = mermaidIds();
  const names = ['等待', '完成', 'a-b', 'a_b', 'a.b', 'end', 'state'];
  const ids = names.map(idOf);
  expect(new Set(ids).size).toBe(names.length);
  for (const id of ids) expect(id).toMatch(/^s_\w+$/);
  expect(names.map(idOf)).toEqual(ids);
});
