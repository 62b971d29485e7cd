// Creates instances (page CreateInstance).

import { DcsError, v2 } from '../../../protocol/index.js';
import { flavorOf, hourlyWindows } from '../../offering/index.js';
import { create } from '../creation.js';
import { handle } from '../handle.js';
import { requireTemplate } from '../templates.js';

export const createInstance = handle(v2.createInstance, ({ world, project, caller, body }) => {
  const { name, spec_code, az_codes, private_ip, template_id, ...fields } = body;
  const flavor = flavorOf(spec_code);
  if (!flavor) throw new DcsError('DCS.4927', { detail: `there is no flavor ${spec_code}` });
  if (template_id !== undefined) requireTemplate(world, project, template_id);
  return create(world, project, caller, {
    name,
    flavor,
    fields,
    zones: az_codes,
    ip: private_ip,
    templateId: template_id,
    windows: hourlyWindows,
  });
});
