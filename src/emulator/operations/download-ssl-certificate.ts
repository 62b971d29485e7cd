// Says where the certificate of an instance can be had (page DownloadSSLCert).

import { api } from '../../protocol/index.js';
import { requireSsl } from '../jobs/index.js';
import { certificateShape } from '../json/index.js';
import { handle } from './handle.js';

export const v2 = handle(api.downloadSslCertificate.v2, ({ world, project, params }) => {
  const instance = world.findAlive(project, params.instance_id);
  requireSsl(instance);
  return certificateShape(instance);
});
