// Instances put in while the service runs: those of a document, or a fleet to look at.

import { change } from '../control.js';
import { conflict, notFound } from '../control-error.js';
import { applyFixtures, type Fixtures, fixturesSchema } from '../fixtures/index.js';
import { route } from '../route.js';

/** The routes that put instances in. */
export const fixtureRoutes = [
  route<Fixtures>({
    method: 'POST',
    path: '/fixtures',
    summary:
      'Puts the instances of a document in, besides those that there are: JSON, and YAML where `serve` answers. All of them or, when one will not do, none.',
    body: fixturesSchema,
    isDocument: true,
    status: 201,
    run: (control, { body }) => ({
      instances: change(control, (world) => applyFixtures(world, body)),
    }),
  }),
  route({
    method: 'POST',
    path: '/demo',
    summary: 'Puts the demo fleet in, which lives by itself, where there is no instance yet.',
    status: 201,
    async run({ prepareDemo, store, init }) {
      if (!prepareDemo) throw notFound('demo fleet here; `dcs-lifecycle serve` has one');
      const start = await prepareDemo();
      // Others may have put instances in meanwhile, and the demo would change them.
      if (store.instances.all.size > 0) throw conflict('there are instances already; reset first');
      const { fixtures } = init;
      try {
        start();
      } finally {
        // Whether the service is ready depends on what it was started with alone.
        init.fixtures = fixtures;
      }
      return { instances: store.instances.all.size };
    },
  }),
];
