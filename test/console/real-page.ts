/// <reference lib="dom" />
// A part of the page in a document without a browser, and behind it the emulator itself: what is asked by
// pressing buttons is carried out there, and what comes of it is shown.

import { Window } from 'happy-dom';
import { type ComponentChildren, h, render } from 'preact';
import { act } from 'preact/test-utils';
import * as machines from '../../machines/index.js';
import { Access, createApi } from '../../src/console/api/index.js';
import { vocabularyOf } from '../../src/console/drawing.mjs';
import { type AppContext, PageContext } from '../../src/console/frame/index.js';
import { type FleetRow, LiveFleet, rowOf, type StreamedRow } from '../../src/console/live/index.js';
import type { Vocabulary } from '../../src/console/words/index.js';
import { fleetRow } from '../../src/emulator/control/streams/fleet-feed.js';
import { phases, presets } from '../../src/plan/index.js';
import { decidedBesides as besides } from '../../src/plan/internal.js';
import { catalogue, operations } from '../../src/protocol/index.js';
import { orderV2 } from '../contract/orders.js';
import { createTarget } from '../contract/target.js';
import { until } from '../support/waiting/index.js';
import { drawnChart } from './drawn-chart.js';
import { stillEnvironment } from './environment.js';

/** The project of the instances. */
export const project = '0123456789abcdef0123456789abcdef';

/** A request that the page made. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are what the tests are about
  readonly body?: any;
}

/** The words and the picture, as the build makes them. */
export async function realVocabulary(): Promise<Vocabulary> {
  const drawn = await drawnChart();
  const sources = {
    machines,
    drawn,
    phases,
    besides,
    presets: Object.keys(presets),
    operations,
    catalogue,
  };
  return vocabularyOf(sources) as unknown as Vocabulary;
}

/** Puts a page together; `close` takes it away. */
export function openPage(vocabulary: Vocabulary) {
  const window = new Window({ url: 'http://localhost/' }) as unknown as globalThis.Window &
    typeof globalThis;
  const { document } = window;
  window.HTMLDialogElement.prototype.showModal = () => {};
  window.HTMLDialogElement.prototype.close = () => {};
  window.HTMLCanvasElement.prototype.getContext = () => null;
  const measures: (() => void)[] = [];
  class ResizeObserver {
    constructor(measure: () => void) {
      measures.push(measure);
    }
    observe() {}
    disconnect() {}
  }
  Object.assign(globalThis, { window, document, location: window.location, ResizeObserver });

  const target = createTarget();
  const { emulator } = target;
  const asked: Asked[] = [];
  const environment = stillEnvironment((path, init = {}) => {
    const { method = 'GET', body } = init;
    if (method !== 'GET')
      asked.push({ method, path, ...(body && { body: JSON.parse(`${body}`) }) });
    return Promise.resolve(emulator.fetch(new Request(`http://localhost${path}`, init)));
  });
  const said: string[] = [];
  const access = new Access(environment);
  const page: AppContext = {
    environment,
    fleet: new LiveFleet(environment),
    api: createApi(environment, access),
    access,
    vocabulary,
    say: (text) => void said.push(text),
    notify: (text) => void said.push(text),
  };
  const place = document.body.appendChild(document.createElement('div'));
  const turn = async () => {
    await act(async () => void (await new Promise((done) => setImmediate(done))));
    expectReferencesIn(document);
  };
  /** Waits until the page says something. */
  const see = (what: string | RegExp) =>
    until(async () => {
      await turn();
      const text = place.textContent ?? '';
      return typeof what === 'string' ? text.includes(what) : what.test(text);
    }, `${what} in: ${place.textContent}`);
  const all = <T extends Element>(selector: string) => [...place.querySelectorAll<T>(selector)];
  const button = (text: string) => {
    const found = all<HTMLButtonElement>('button').find(
      (each) => each.textContent?.trim() === text,
    );
    if (!found) throw new Error(`no button "${text}" in: ${place.textContent}`);
    return found;
  };
  /** A field by the beginning of its label; `nth` tells fields of the same name apart. */
  const field = <T extends HTMLElement>(label: string, nth = 0) => {
    const found = all<HTMLLabelElement>('label').filter(({ textContent }) =>
      textContent?.startsWith(label),
    )[nth];
    if (!found) throw new Error(`no field "${label}" in: ${place.textContent}`);
    return document.getElementById(found.htmlFor) as T;
  };
  return {
    ...page,
    environment,
    emulator,
    target,
    asked,
    said,
    place,
    see,
    turn,
    /** Has what knows its own size measure it. */
    resize: () => act(async () => measures.forEach((measure) => void measure())),
    all,
    button,
    /** What there is to choose from. */
    options: (label: string) =>
      [...field<HTMLSelectElement>(label).options].map(({ text }) => text),
    field,
    async show(node: ComponentChildren) {
      await act(() => render(h(PageContext.Provider, { value: page, children: node }), place));
      await turn();
    },
    async press(text: string) {
      await act(() => button(text).click());
      await turn();
    },
    async choose(label: string, text: string) {
      const select = field<HTMLSelectElement>(label);
      const index = [...select.options].findIndex((each) => each.text === text);
      if (index < 0) throw new Error(`"${label}" has no "${text}"`);
      await act(() => {
        select.selectedIndex = index;
        select.dispatchEvent(new window.Event('change', { bubbles: true }));
      });
    },
    async type(label: string, text: string, nth = 0) {
      const input = field<HTMLInputElement>(label, nth);
      await act(() => {
        input.value = text;
        input.dispatchEvent(new window.Event('input', { bubbles: true }));
      });
    },
    async submit() {
      const event = new window.Event('submit', { bubbles: true, cancelable: true });
      await act(() => void place.querySelector('form')?.dispatchEvent(event));
      await turn();
    },
    /** An instance that was created and has settled, as a row. */
    async instance(changes: Readonly<Record<string, unknown>> = {}): Promise<FleetRow> {
      const request = new Request(`http://localhost/v2/${project}/instances`, {
        method: 'POST',
        body: JSON.stringify(orderV2(changes)),
      });
      const { instance_id: id } = (await (await emulator.fetch(request)).json()) as {
        instance_id: string;
      };
      await target.settle();
      return this.row(id);
    },
    /** An instance as the emulator has it now. */
    async row(id: string): Promise<FleetRow> {
      // A request brings about what is due.
      await page.api.v2('GET', `${project}/instances`);
      const record = emulator.store.instances.get(id);
      if (!record) throw new Error(`no instance ${id}`);
      return rowOf(fleetRow(record, emulator.store) as StreamedRow);
    },
    close() {
      render(null, place);
      target.close();
      window.close();
      for (const name of ['window', 'document', 'location'])
        Reflect.deleteProperty(globalThis, name);
    },
  };
}

/** What an element says is described, labelled or controlled by another: the other is there. */
function expectReferencesIn(document: Document): void {
  for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name)?.split(' ') ?? []) {
        if (!document.getElementById(id)) throw new Error(`no ${id}: ${element.outerHTML}`);
      }
    }
  }
}

/** A page with the emulator behind it. */
export type RealPage = ReturnType<typeof openPage>;
