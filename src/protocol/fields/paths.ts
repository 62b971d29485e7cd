// The parameters of paths.

import { z } from 'zod';
import { coded } from '../coded.js';

/** The id of a project: 32 hexadecimal digits. */
export const projectId = () =>
  coded(
    'DCS.4002',
    z.string().regex(/^[0-9a-f]{32}$/i, { error: 'expected 32 hexadecimal digits' }),
  );

/** The id of an instance, as a UUID. */
export const instanceId = () =>
  coded(
    'DCS.4061',
    z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, { error: 'expected a UUID' }),
  );

/** The path of a project. */
export const projectPath = z.object({ project_id: projectId() });

/** The path of an instance. */
export const instancePath = z.object({ project_id: projectId(), instance_id: instanceId() });
