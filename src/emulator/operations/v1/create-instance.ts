// Creates instances (page dcs-api-0312004): the product says which flavor. Some clients send the code
// of the flavor only, others the product only.

import { DcsError, v1 } from '../../../protocol/index.js';
import { type Flavor, flavorOf, fourHourWindows } from '../../offering/index.js';
import { create } from '../creation.js';
import { handle } from '../handle.js';

export const createInstance = handle(v1.createInstance, ({ world, project, caller, body }) => {
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
