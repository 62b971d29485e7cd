// HTML and SVG with data in them: hono's templates, whose parts are text and cannot become markup.

import { html as escaping } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that this program wrote. */
export type Markup = HtmlEscapedString;

/** What a template takes: text, which it escapes, and markup; nothing for what is missing. */
export type MarkupPart = string | number | undefined | readonly MarkupPart[];

/** Writes markup. Hono's template answers at once, since no part is a promise. */
export const html = escaping as (
  template: TemplateStringsArray,
  ...parts: readonly MarkupPart[]
) => Markup;

/** A page as a text, without the characters that no page may hold or that turn its text around. */
export const pageText = (markup: Markup): string =>
  markup.replaceAll(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
