// What a page pays for the client, and that what it says by itself is what the protocol says.

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { endingOf, taskCalls } from '../../src/client/background-tasks.js';
import { isGone, ServiceError } from '../../src/client/index.js';
import { lightCalls } from '../../src/client/instances.js';
import { recordCalls } from '../../src/client/work-records.js';
import { catalogue, shapes, v1, v2 } from '../../src/protocol/index.js';

test('the client costs less than 20 kB gzipped, and neither XState nor the schemas of the protocol', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/client/index.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
  });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, part]) => part.bytesInOutput > 0);
  const paths = used.map(([path]) => path);
  expect(paths.filter((path) => /xstate|zod\/v4\/classic|protocol\/operations/.test(path))).toEqual(
    [],
  );
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(20_000);
});

test('what it lists and shows with is what the protocol says', () => {
  const known = { v2, 'v1.0': v1 };
  for (const dialect of ['v2', 'v1.0'] as const) {
    const { list, show } = lightCalls[dialect];
    const { listInstances, showInstance } = known[dialect];
    for (const [light, { id, method, path }] of [
      [list, listInstances],
      [show, showInstance],
    ] as const) {
      expect({ id: light.id, method: light.method, path: light.path }).toEqual({
        id,
        method,
        path,
      });
    }
  }
  const others = [v2.listTasks, v2.showTaskProgress, v2.showJob, v2.listBackups, v2.listRestores];
  for (const { id, method, path } of others) {
    expect([...Object.values(taskCalls), ...Object.values(recordCalls)]).toContainEqual(
      expect.objectContaining({ id, method, path }),
    );
  }
});

test('a task has ended in every form that pages and the console have for it, and in no other', () => {
  const all = shapes.jobDetail.shape.status.options;
  expect(all.filter((word) => endingOf(word) === 'endsWell')).toEqual(['SUCCESS']);
  expect(all.filter((word) => endingOf(word) === 'endsBadly')).toEqual(['FAIL']);
  const ofBackup = shapes.backupList.shape.backup_record_response.element.shape.status.options;
  expect(ofBackup.filter((word) => endingOf(word) === 'endsWell')).toEqual(['succeed', 'expired']);
  expect(
    ['Successful', 'succeeded', 'Failed', 'FAILED', 'MIGRATING', 'unsuccessful'].map(endingOf),
  ).toEqual(['endsWell', 'endsWell', 'endsBadly', 'endsBadly', undefined, undefined]);
});

test('an instance is gone in every form of the code, and in no other', () => {
  const saying = (code: string) =>
    isGone(
      new ServiceError('', {
        httpStatus: 404,
        code,
        requestId: undefined,
        retryAfterMs: undefined,
      }),
    );
  const [first, ...others] = Object.entries(catalogue)
    .flatMap(([code, { v1Code = code }]) => [code, v1Code, `DCS.${v1Code}`].filter(saying))
    .map((code) => code.replace(/^DCS\.(?=\d{9})/, ''));
  const { v1Code } = catalogue['DCS.3022'];
  expect([...new Set([first, ...others])]).toEqual(['DCS.3022', v1Code]);
});
