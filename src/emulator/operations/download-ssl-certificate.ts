// Says where the certificate of an instance can be had (page DownloadSSLCert).

import { api } from '../../protocol/index.js';
import { requireSsl } from '../jobs/index.js';
import { certificateShape, linkTo } from '../json/index.js';
import { handle } from './handle.js';

/** Its page does not say how long a link is good; here it is as long as that to a backup can be. */
const validMs = 86_400_000;

export const v2 = handle(api.downloadSslCertificate.v2, ({ world, project, params, url }) => {
  const instance = world.findAlive(project, params.instance_id);
  requireSsl(instance);
  const untilMs = world.nowMs + validMs;
  return certificateShape(instance, (file) => linkTo(file, url, untilMs, world.seal));
});
