// `watch`, in process and in virtual time: the table on a terminal, and lines elsewhere.

import { stripVTControlCharacters } from 'node:util';
import { widthOf } from '../../src/cli/terminal/layout.js';
import { recording } from './recording.js';
import { env, type Watched, watched } from './watch-cli.js';

let service: Watched;
beforeEach(() => {
  service = watched();
});
afterEach(() => service.close());

const introducer = '\u001b\\[';
/** Back by so many lines, and everything below erased. */
const overItself = new RegExp(`${introducer}(\\d+)F${introducer}0J`, 'g');
const terminal = { columns: 140, rows: 24 };
const onTerminal = async (settings: Parameters<Watched['watch']>[1] = {}, size = terminal) => {
  const { out, ...rest } = await service.watch([], settings, recording(env, size));
  const frames = out.split(overItself).filter((_, index) => index % 2 === 0);
  return { ...rest, out, frames: frames.map((frame) => stripVTControlCharacters(frame)) };
};

describe('lines, on no terminal', () => {
  test('one for every instance at first, then one for every change', async () => {
    const id = await service.create({ name: 'dcs-one' });
    service.at(15_500, () => service.befall(id, 'fault'));
    const { code, out, err } = await service.watch();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^2026-\S+Z {2}\S{36} {2}dcs-one {2}CREATING {2}not serving {2}next: RUNNING in \S+ to \S+$/,
    );
    expect(lines[1]).toMatch(/ CREATING → RUNNING {2}serving /);
    expect(lines[2]).toMatch(
      / RUNNING → ERROR {2}not serving {2}next: a recovery, or an operator$/,
    );
  });

  test('what must have passed unseen is said', async () => {
    const id = await service.create();
    service.at(11_500, () =>
      service.send('PUT', '/status', { action: 'restart', instances: [id] }),
    );
    const { out } = await service.watch([], { interval: 15_000, for: 60_000 });
    expect(out).toMatch(/CREATING → RESTARTING {2}not serving {2}after RUNNING unseen/);
  });

  test('--json has a line for every change, with the kind', async () => {
    const id = await service.create();
    const { out } = await service.watch([], { json: true });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        event: 'status',
        instance_id: id,
        kind: 'ha',
        status: 'CREATING',
        before: null,
        serving: false,
      },
      { event: 'status', before: 'CREATING', status: 'RUNNING', serving: true },
    ]);
  });

  test('a round is one call, however many there are', async () => {
    for (let i = 0; i < 5; i++) await service.create();
    await service.watch([], { for: 10_500 });
    expect(service.requests.length).toBeGreaterThanOrEqual(9);
    expect(service.requests.length).toBeLessThanOrEqual(12);
    expect(new Set(service.requests).size).toBe(1);
  });
});

describe('a table, on a terminal', () => {
  test('it shows name, kind, status, serving, for how long and what comes next', async () => {
    await service.create({ name: 'dcs-one' });
    const { frames, code } = await onTerminal({ for: 5_000 });
    expect(code).toBe(0);
    expect(frames.at(-1)).toMatch(
      /^ +Name +Id +Kind +Status +Serving +For +Next\n +dcs-one +\S{7}… +master\/standby +CREATING +○ no +\ds +RUNNING in \S+ to \S+\n1 instance: 1 CREATING\nround \d, \d?s? ?.*Ctrl-C ends it\n$/,
    );
  });

  test('it is drawn over itself, never wider or higher than the terminal', async () => {
    for (let i = 0; i < 30; i++) await service.create({ name: `dcs-with-a-rather-long-name-${i}` });
    for (const size of [terminal, { columns: 60, rows: 10 }, { columns: 12, rows: 3 }]) {
      const { out, frames } = await onTerminal({ for: 3_000 }, size);
      for (const frame of frames) {
        const lines = frame.trimEnd().split('\n');
        expect(lines.length).toBeLessThanOrEqual(Math.max(size.rows, 5));
        expect(Math.max(...lines.map(widthOf))).toBeLessThan(size.columns);
      }
      // Each frame goes back over as many lines as the one before had.
      const backs = [...out.matchAll(overItself)].map(([, lines]) => Number(lines));
      const heights = frames.slice(0, -1).map((frame) => frame.split('\n').length - 1);
      expect(backs).toEqual(heights);
    }
  });

  test('those in trouble come first when not all fit, and the rest is counted', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await service.create({ name: `dcs-no-${i}` }));
    service.emulator.clock.advanceBy(10_000);
    service.befall(ids[19] as string, 'fault');
    const { frames } = await onTerminal({ for: 2_000 }, { columns: 140, rows: 10 });
    expect(frames.at(-1)?.split('\n')[1]).toMatch(/dcs-no-19 .*ERROR/);
    expect(frames.at(-1)).toMatch(/20 instances, 14 of them not shown: .*19 RUNNING/);
  });

  test('what takes longer than usual is said', async () => {
    const id = await service.create();
    service.emulator.clock.advanceBy(10_000);
    service.befall(id, 'fault');
    await service.create();
    const { frames } = await onTerminal({ plan: 'instant', for: 5_000 });
    expect(frames.at(-1)).toMatch(/CREATING .*longer than usual/);
  });

  test('a round without an answer is said below, and the table stays', async () => {
    await service.create();
    service.at(2_500, () => {
      service.failure = () =>
        Response.json({ error_code: 'DCS.5000', error_msg: 'ill' }, { status: 500 });
    });
    service.at(4_500, () => {
      service.failure = undefined;
    });
    const { frames } = await onTerminal({ for: 8_000 });
    expect(frames.filter((frame) => /CREATING[\s\S]*no answer: HTTP 500/.test(frame))).not.toEqual(
      [],
    );
    expect(frames.at(-1)).not.toMatch(/no answer/);
  });
});

test('names that a server makes up move no cursor, in any view', async () => {
  const evil = 'red\u001b[31m\u009b2J\u202e\r\n\u0007';
  await service.create();
  service.change = ({ instances = [] }) => {
    for (const each of instances) each.name = evil;
  };
  const { frames } = await onTerminal({ for: 3_000 });
  const plain = await service.watch([], { for: 3_000 });
  const json = await service.watch([], { for: 3_000, json: true });
  const all = [...frames, plain.out, json.out].join('').replaceAll('\n', '');
  expect(all).toContain('red');
  expect(all).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(JSON.parse(json.out.split('\n')[0] as string).name).toBe(evil);
});
