// What axe finds wrong with a page, in lines that say where.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly {
      readonly target: readonly unknown[];
      readonly failureSummary?: string;
    }[];
  }[];
}

const source = (): string =>
  readFileSync(
    createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
    'utf8',
  );

/**
 * Looks for barriers, contrast included, by the rules of WCAG 2.2 AA and good practice.
 *
 * @returns one line for each element that breaks a rule
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, to which the page's content security policy does not apply.
  await page.evaluate(source());
  const run = 'axe.run(document, { resultTypes: ["violations"] })';
  const { violations } = (await page.evaluate(run)) as AxeResult;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')} (${failureSummary?.replaceAll(/\s+/g, ' ')})`,
    ),
  );
}
