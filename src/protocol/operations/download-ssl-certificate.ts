// POST /v2/{project_id}/instances/{instance_id}/ssl-certs/download (page DownloadSSLCert).

import { instancePath } from '../fields/index.js';
import { defineOperation } from '../operation.js';
import { sslCertificate } from '../shapes/index.js';

export const v2 = defineOperation({
  name: 'downloadSslCertificate',
  api: 'v2',
  class: 2,
  method: 'POST',
  path: '/v2/{project_id}/instances/{instance_id}/ssl-certs/download',
  page: 'DownloadSSLCert',
  summary: 'Says where the certificate of an instance can be had.',
  params: instancePath,
  success: { status: 200, body: sslCertificate },
  refusals: ['DCS.4061', 'DCS.3022', 'DCS.4201'],
});
