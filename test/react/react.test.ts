/**
 * @jest-environment @happy-dom/jest-environment
 */
// The hooks and components, in React, in strict mode, on a virtual clock.

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { Component, createElement as h, type ReactNode, StrictMode, useMemo } from 'react';
import { kinds, lifecycle, statuses } from '../../machines/index.js';
import { type Plan, phaseRanges } from '../../src/plan/index.js';
import {
  InstanceActions,
  StatusIndicator,
  type UseFleetResult,
  type UseInstanceResult,
  type UseInstanceStatusResult,
  useFleet,
  useInstance,
  useInstanceStatus,
  useLifecycle,
} from '../../src/react/index.js';
import { LiveInstance } from '../../src/react/live-instance.js';
import { createVirtualClock, type VirtualClock } from '../../src/time/index.js';
import { instanceView } from '../../src/ui/index.js';

afterEach(cleanup);

const plan: Plan = {
  name: 'by the second',
  phases: {
    CREATING: { takes: { type: 'fixed', value: 1_000 }, fails: 0, faults: 0 },
    RESTARTING: { takes: { type: 'fixed', value: 5_000 }, fails: 0, faults: 0 },
  },
};

describe('useInstance', () => {
  let used: UseInstanceResult;
  function Probe({ clock, planned = true }: { clock: VirtualClock; planned?: boolean }) {
    used = useInstance({ kind: 'ha', clock, ...(planned && { plan }) });
    return h(StatusIndicator, { view: used.view });
  }
  const shown = () => document.body.textContent;
  const show = (clock: VirtualClock, planned = true) =>
    render(h(StrictMode, null, h(Probe, { clock, planned })));

  test('is created, and lives by its plan', () => {
    const clock = createVirtualClock();
    show(clock);
    expect(shown()).toContain('Creating');
    act(() => clock.advanceBy(999));
    expect(shown()).toContain('Creating');
    act(() => clock.advanceBy(1));
    expect(shown()).toContain('Running');
    act(() => void used.request('restart'));
    expect(used.current).toEqual({ state: 'RESTARTING', sinceMs: 1_000 });
    expect(used.view.timeLeft).toEqual({ fromMs: 5_000, toMs: 5_000, overdue: false });
    act(() => clock.advanceBy(5_000));
    expect(shown()).toContain('Running');
  });

  test('answers a request that the chart refuses, and stays where it is', () => {
    const clock = createVirtualClock();
    show(clock);
    expect(used.request('extend')).toEqual(
      lifecycle.refusal('extend', { kind: 'ha', status: 'CREATING' }),
    );
    expect(used.report('recover')).toBe(false);
    expect(shown()).toContain('Creating');
  });

  test('without a plan waits for what is reported', () => {
    const clock = createVirtualClock();
    show(clock, false);
    act(() => clock.advanceBy(1e9));
    expect(shown()).toContain('Creating');
    act(() => void used.report('fail'));
    expect(shown()).toContain('Creation failed');
  });

  test('begins anew when its plan changes, and tells what that one leaves', () => {
    const clock = createVirtualClock();
    let used: UseInstanceResult | undefined;
    function Planned({ takesMs }: { takesMs: number }) {
      const planned = useMemo(
        () => ({
          phases: { CREATING: { takes: { type: 'fixed', value: takesMs }, fails: 0, faults: 0 } },
        }),
        [takesMs],
      );
      used = useInstance({ kind: 'ha', clock, plan: planned as unknown as Plan });
      return null;
    }
    const { rerender } = render(h(Planned, { takesMs: 1_000 }));
    expect(used?.view.timeLeft).toMatchObject({ fromMs: 1_000, toMs: 1_000 });
    rerender(h(Planned, { takesMs: 2_000 }));
    expect(used?.view.timeLeft).toMatchObject({ fromMs: 2_000, toMs: 2_000 });
    expect(clock.nextAtMs).toBe(2_000);
  });

  test('leaves no timer behind when it is unmounted', () => {
    const clock = createVirtualClock();
    const { unmount } = show(clock);
    expect(clock.pending).toBe(1);
    unmount();
    expect(clock.pending).toBe(0);
  });
});

describe('a live instance', () => {
  const live = (clock: VirtualClock) =>
    new LiveInstance({ kind: 'ha', plan, clock, random: () => 0.5 });

  test('tells all who listen, and lives on while one of them does', () => {
    const clock = createVirtualClock();
    const instance = live(clock);
    const heard: string[] = [];
    const leave = instance.subscribe(() => heard.push('one'));
    instance.subscribe(() => heard.push('other'));
    expect(clock.pending).toBe(1);
    clock.advanceBy(1_000);
    expect(heard).toEqual(['one', 'other']);
    expect(instance.request('restart')).toBeUndefined();
    leave();
    clock.advanceBy(5_000);
    expect(heard).toEqual(['one', 'other', 'one', 'other', 'other']);
    expect(instance.current()).toEqual({ state: 'RUNNING.idle', sinceMs: 6_000 });
    expect(instance.current()).toBe(instance.current());
  });

  test('that nobody listens to waits, and then has the rest of its time to go, or none', () => {
    const clock = createVirtualClock();
    const instance = live(clock);
    clock.advanceBy(400);
    expect(clock.pending).toBe(0);
    instance.subscribe(() => {})();
    expect(clock.pending).toBe(0);
    const leave = instance.subscribe(() => {});
    expect(clock.nextAtMs).toBe(1_000);
    leave();
    clock.advanceBy(10_000);
    expect(instance.current().state).toBe('CREATING');
    instance.subscribe(() => {});
    clock.advanceBy(0);
    expect(instance.current()).toEqual({ state: 'RUNNING.idle', sinceMs: 10_400 });
  });

  test('goes where it is reported to have gone, and says whether it could', () => {
    const clock = createVirtualClock();
    const instance = live(clock);
    clock.advanceBy(1);
    expect(instance.report('fail')).toBe(true);
    expect(instance.current()).toEqual({ state: 'CREATEFAILED', sinceMs: 1 });
    expect(instance.report('fail')).toBe(false);
    expect(instance.current()).toEqual({ state: 'CREATEFAILED', sinceMs: 1 });
  });
});

describe('useInstanceStatus', () => {
  /** Lets promises that wait for nothing but each other settle. */
  const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));

  function Page({ ask, clock }: { ask: (signal: AbortSignal) => string; clock: VirtualClock }) {
    const { view, failure, stale, isOver } = useInstanceStatus((signal) => ask(signal), {
      kind: 'ha',
      everyMs: 1_000,
      clock,
    });
    return h(
      'div',
      null,
      view ? h(StatusIndicator, { view }) : 'asking',
      failure?.message,
      stale && ` since ${stale.sinceMs}`,
      view && h(InstanceActions, { view, onRequest: () => {} }),
      isOver && ' over',
    );
  }

  test('shows what it polls, at its pace', async () => {
    const clock = createVirtualClock();
    const answers = ['CREATING', 'RUNNING'];
    let asked = 0;
    // Not strict, which would ask everything twice.
    render(h(Page, { clock, ask: () => answers[Math.min(asked++, 1)] as string }));
    expect(document.body.textContent).toContain('asking');
    await settle();
    expect(document.body.textContent).toContain('Creating');
    act(() => clock.advanceBy(999));
    await settle();
    expect(asked).toBe(1);
    act(() => clock.advanceBy(1));
    await settle();
    expect(document.body.textContent).toContain('Running');
  });

  test('stops, and aborts what it asked, when it is unmounted', async () => {
    const clock = createVirtualClock();
    const signals: AbortSignal[] = [];
    const ask = (signal: AbortSignal) => {
      signals.push(signal);
      return 'RUNNING';
    };
    const { unmount } = render(h(StrictMode, null, h(Page, { clock, ask })));
    await settle();
    unmount();
    await settle();
    const asked = signals.length;
    act(() => clock.advanceBy(60_000));
    await settle();
    expect(signals).toHaveLength(asked);
    expect(clock.pending).toBe(0);
  });

  test('keeps what it saw when a poll fails, and says why', async () => {
    const clock = createVirtualClock();
    let asked = 0;
    const ask = () => {
      if (asked++ === 1) throw new TypeError('fetch failed');
      return 'RUNNING';
    };
    render(h(Page, { clock, ask }));
    await settle();
    act(() => clock.advanceBy(1_000));
    await settle();
    expect(document.body.textContent).toContain('Running');
    expect(document.body.textContent).toContain('fetch failed');
  });

  test.each([
    ['ten failures and more', () => new TypeError('fetch failed')],
    ['a refusal', () => Object.assign(new Error('who are you'), { status: 401 })],
    ['a mistake of the probe', () => new ReferenceError('x is not defined')],
  ])('goes on after %s, with no action meanwhile', async (_, error) => {
    const clock = createVirtualClock({ startMs: 5_000 });
    let asked = 0;
    const ask = () => {
      asked++;
      if (asked > 1 && asked < 15) throw error();
      return asked === 1 ? 'RUNNING' : 'ERROR';
    };
    render(h(Page, { clock, ask }));
    await settle();
    const enabled = () =>
      screen.getAllByRole('button').filter((button) => !button.getAttribute('aria-disabled'));
    expect(enabled()).not.toEqual([]);
    for (let round = 0; round < 13; round++) {
      act(() => clock.advanceBy(1_000));
      await settle();
      expect(document.body.textContent).toMatch(/\? Running.* since 5000/);
      expect(enabled()).toEqual([]);
    }
    act(() => clock.advanceBy(1_000));
    await settle();
    expect(document.body.textContent).toContain('Faulty');
    expect(document.body.textContent).not.toMatch(/ since | over/);
    expect(enabled()).not.toEqual([]);
  });

  test('polls every five seconds unless told otherwise, and tells what a plan leaves', async () => {
    const clock = createVirtualClock();
    let asked = 0;
    const probe = () => {
      asked++;
      return 'CREATING';
    };
    const ranges = phaseRanges(plan);
    let last: UseInstanceStatusResult | undefined;
    function Plain() {
      last = useInstanceStatus(probe, { clock, plan: ranges });
      return null;
    }
    render(h(Plain));
    expect(last).toEqual({ view: undefined, failure: undefined, stale: undefined, isOver: false });
    await settle();
    expect(clock.nextAtMs).toBe(5_000);
    act(() => clock.advanceBy(5_000));
    await settle();
    expect(asked).toBe(2);
    expect(last?.view?.timeLeft).toEqual({ fromMs: 0, toMs: 0, overdue: true });
    expect(last?.isOver).toBe(false);
  });

  test('has an option that is out of range shown by the boundary of the page', async () => {
    class Boundary extends Component<{ children: ReactNode }> {
      static getDerivedStateFromError = (error: Error) => ({ said: error.message });
      override state = { said: '' };
      override render() {
        return this.state.said === '' ? this.props.children : `failed: ${this.state.said}`;
      }
    }
    const clock = createVirtualClock();
    function Paced() {
      useInstanceStatus(() => 'RUNNING', { clock, everyMs: -1 });
      return null;
    }
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
    render(h(Boundary, null, h(Paced)));
    await settle();
    complaints.mockRestore();
    expect(document.body.textContent).toMatch(/^failed: .*-1/);
  });

  test('begins anew at another pace: what it saw before is no answer of the new watch', async () => {
    const clock = createVirtualClock();
    let answer: (status: string) => void = () => {};
    const probe = () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      });
    let last: UseInstanceStatusResult | undefined;
    function Paced({ everyMs }: { everyMs: number }) {
      last = useInstanceStatus(probe, { clock, everyMs });
      return null;
    }
    const { rerender } = render(h(Paced, { everyMs: 1_000 }));
    answer('RUNNING');
    await settle();
    expect(last?.view?.status).toBe('RUNNING');
    rerender(h(Paced, { everyMs: 2_000 }));
    await settle();
    expect(last?.view).toBeUndefined();
    answer('ERROR');
    await settle();
    expect(last?.view?.status).toBe('ERROR');
    expect(clock.nextAtMs).toBe(2_000);
  });

  test('is over when the instance is gone', async () => {
    render(h(Page, { clock: createVirtualClock(), ask: () => 'gone' }));
    await settle();
    expect(document.body.textContent).toMatch(/^. Deleted.* over$/);
  });
});

describe('the components', () => {
  const situations = statuses.flatMap((status) => kinds.map((kind) => ({ status, kind })));

  test.each(situations)('offer of $status, $kind exactly what the chart accepts', (situation) => {
    const asked: string[] = [];
    const view = instanceView(situation);
    render(h(InstanceActions, { view, onRequest: (request) => asked.push(request) }));
    for (const { request, label, reason } of view.actions) {
      const button = screen.getByRole('button', { name: label });
      // One that a form would be sent by has no type.
      expect(button.getAttribute('type')).toBe('button');
      asked.length = 0;
      fireEvent.click(button);
      const refusal = lifecycle.refusal(request, situation);
      expect(asked).toEqual(refusal ? [] : [request]);
      expect(button.getAttribute('aria-disabled')).toBe(refusal ? 'true' : null);
      const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
      expect(why?.textContent).toBe(refusal ? reason : undefined);
      expect(why?.hidden).toBe(refusal ? true : undefined);
      expect(button.getAttribute('title')).toBe(refusal ? reason : null);
    }
  });

  test('are a group with a name and a class', () => {
    const view = instanceView({ status: 'RUNNING', kind: 'ha' });
    const props = { view, onRequest: () => {}, className: 'mine' };
    const { rerender } = render(h(InstanceActions, props));
    expect(screen.getByRole('group', { name: 'Actions' }).className).toBe('dcs-actions mine');
    rerender(h(InstanceActions, { ...props, label: 'Actions of cache-1' }));
    expect(screen.getByRole('group', { name: 'Actions of cache-1' })).toBeDefined();
  });

  test('say a status in words and in a shape that is not read aloud', () => {
    const view = instanceView({ status: 'ERROR', kind: 'ha' });
    const { container } = render(h(StatusIndicator, { view, className: 'mine' }));
    const [indicator] = container.children;
    expect(indicator?.getAttribute('data-tone')).toBe('error');
    expect(indicator?.getAttribute('data-shape')).toBe('cross');
    expect(indicator?.getAttribute('title')).toBe(view.description);
    expect(indicator?.className).toBe('dcs-status mine');
    expect(indicator?.querySelector('[aria-hidden="true"]')?.textContent).toBe('✕');
    expect(indicator?.hasAttribute('role')).toBe(false);
  });

  test.each([
    ['RUNNING', '✓'],
    ['CREATING', '◌'],
    ['ERROR', '✕'],
    ['deleted', '–'],
    ['PAUSED', '?'],
  ])('have for %s the shape %s', (status, glyph) => {
    const view = instanceView({ status, kind: 'ha' });
    const { container } = render(h(StatusIndicator, { view }));
    expect(container.textContent).toBe(`${glyph} ${view.label}`);
  });

  test('never take a status for markup', () => {
    const status = '<img src=x onerror=alert(1)>';
    const { container } = render(
      h(StatusIndicator, { view: instanceView({ status, kind: 'ha' }) }),
    );
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain(status);
  });

  test('have nothing that axe objects to', async () => {
    for (const status of [...statuses, 'PAUSED']) {
      const view = instanceView({ status, kind: 'single' });
      const { container } = render(
        h(
          'main',
          null,
          h(StatusIndicator, { view }),
          h(InstanceActions, { view, onRequest: () => {} }),
        ),
      );
      const { violations } = await axe.run(container, {
        // happy-dom neither lays out nor paints; the browser tests look at contrast.
        rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      cleanup();
    }
  });
});

describe('useFleet', () => {
  let last: UseFleetResult;
  const everyMs = 1_000;
  const settle = () =>
    act(async () => {
      for (let turns = 0; turns < 50; turns++) await Promise.resolve();
    });
  async function show(list: Parameters<typeof useFleet>[0], clock = createVirtualClock()) {
    function Fleet() {
      last = useFleet(list, { clock, everyMs });
      return null;
    }
    const shown = render(h(StrictMode, null, h(Fleet)));
    await settle();
    return { clock, ...shown };
  }
  const words = () => last.rows.map(({ instanceId, view }) => `${instanceId} ${view.label}`);

  test('shows what is listed, page by page, with the kind where the list has it', async () => {
    let status = 'CREATING';
    async function* pages() {
      yield [{ instance_id: 'a', status, kind: 'single' }];
      yield [{ instance_id: 'b', status: 'RUNNING' }];
    }
    const { clock, unmount } = await show(pages);
    expect(words()).toEqual(['a Creating', 'b Running']);
    expect(last.view).toMatchObject({ total: 2, serving: 1 });
    status = 'RUNNING';
    act(() => clock.advanceBy(everyMs));
    await settle();
    expect(words()).toEqual(['a Running', 'b Running']);
    const backUp = (n: number) =>
      last.rows[n]?.view.actions.find(({ request }) => request === 'backUp');
    expect(backUp(0)).toEqual(
      instanceView({ status, kind: 'single' }).actions.find(({ request }) => request === 'backUp'),
    );
    expect(backUp(1)).toEqual(
      instanceView({ status }).actions.find(({ request }) => request === 'backUp'),
    );
    unmount();
    await settle();
    expect(clock.pending).toBe(0);
  });

  test('knows nothing more of an instance that is gone', async () => {
    const listed = { instance_id: 'a', status: 'RUNNING' };
    let list: object[] = [{ ...listed, kind: 'ha' }];
    const { clock } = await show(() => list as never);
    expect(last.rows.map(({ view }) => view.known)).toEqual([true]);
    const seen: boolean[][] = [];
    for (list of [[listed], [], [], [], [listed]]) {
      act(() => clock.advanceBy(everyMs));
      await settle();
      seen.push(last.rows.map(({ view }) => view.known));
    }
    expect([seen[0], seen[3], seen[4]]).toEqual([[true], [], [false]]);
  });

  test('says since when it is stale, and what is no list is a failure like others', async () => {
    const answers: unknown[] = ['text', [{ instance_id: 'a', status: 'RUNNING' }]];
    const { clock } = await show(
      () => (answers.shift() ?? Promise.reject(new Error('away'))) as never,
    );
    for (let n = 0; n < 3 && !last.failure; n++) {
      act(() => clock.advanceBy(everyMs));
      await settle();
    }
    expect(last.failure).toBeDefined();
    const before = last.rows.length;
    act(() => clock.advanceBy(everyMs));
    await settle();
    expect(last.rows.length).toBe(before);
    expect(last.rows.every(({ view }) => view.actions.every(({ enabled }) => !enabled))).toBe(true);
  });
});

test('useLifecycle shows a status from elsewhere, and the time left goes on by itself', () => {
  const clock = createVirtualClock();
  const ranges = phaseRanges(plan);
  let left: number | undefined;
  function Shown({ status }: { status: string }) {
    const view = useLifecycle({ status, kind: 'ha', since: 0, plan: ranges }, { clock });
    left = view.timeLeft?.toMs;
    return h(StatusIndicator, { view });
  }
  const { rerender } = render(h(Shown, { status: 'RESTARTING' }));
  expect([document.body.textContent, left]).toEqual([expect.stringContaining('Restarting'), 5_000]);
  act(() => clock.advanceBy(2_000));
  expect(left).toBe(3_000);
  rerender(h(Shown, { status: 'RUNNING' }));
  expect([document.body.textContent, left]).toEqual([
    expect.stringContaining('Running'),
    undefined,
  ]);
  expect(clock.pending).toBe(0);
});
