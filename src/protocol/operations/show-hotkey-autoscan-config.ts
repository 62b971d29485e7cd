// GET /v2/{project_id}/instances/{instance_id}/hotkey/autoscan (page ShowHotkeyAutoscanConfig).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { autoscanConfig } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'showHotkeyAutoscanConfig',
  api: 'v2',
  class: 2,
  method: 'GET',
  path: '/v2/{project_id}/instances/{instance_id}/hotkey/autoscan',
  page: 'ShowHotkeyAutoscanConfig',
  summary: 'Shows when the hot keys of an instance are looked for by themselves: never.',
  params: instancePath,
  success: { status: 200, body: autoscanConfig },
  refusals: ['DCS.4061', 'DCS.3022'],
});
