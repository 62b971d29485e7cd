// Creates instances (pages dcs-api-0312004 and CreateInstance). In v1.0 the product says which flavor; some
// clients send only the flavor's code, others only the product.

import { api, DcsError } from '../../protocol/index.js';
import { type Flavor, flavorOf, fourHourWindows, hourlyWindows } from '../catalog/index.js';
import { create } from './creation.js';
import { handle } from './handle.js';
import { requireTemplate } from './templates.js';

function flavorFor(productId: string | undefined, specCode: string | undefined): Flavor {
  const bySpec = specCode === undefined ? undefined : flavorOf(specCode);
  if (specCode !== undefined && !bySpec) {
    throw new DcsError('DCS.4927', { detail: `there is no flavor ${specCode}` });
  }
  const byProduct = flavorOf(productId?.replace(/-h$/, '') ?? specCode ?? '');
  if (!byProduct) throw new DcsError('DCS.4009', { detail: `there is no product ${productId}` });
  if (bySpec && bySpec !== byProduct) {
    throw new DcsError('DCS.4022', { detail: `${productId} is not a product of ${specCode}` });
  }
  return byProduct;
}

export const v1 = handle(api.createInstance.v1, ({ world, project, caller, body }) => {
  const { name, product_id, spec_code, available_zones, private_ips, ...fields } = body;
  return create(world, project, caller, {
    name,
    flavor: flavorFor(product_id, spec_code),
    fields,
    zones: available_zones,
    ip: private_ips?.[0],
    templateId: undefined,
    windows: fourHourWindows,
  });
});

export const v2 = handle(api.createInstance.v2, ({ world, project, caller, body }) => {
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
