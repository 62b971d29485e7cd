// Terraform, and OpenTofu: the provider of Open Telekom Cloud.

import { domain, signInAs } from './connection.js';
import { hcl, lines, type SnippetFor } from './snippet.js';

/** A provider and an instance. The order is that of the recording terraform-opentelekomcloud-v2-doc. */
export const terraform: SnippetFor = (connection) => {
  const { url, region } = connection;
  const { user, accessKey, isChecked } = signInAs(connection);
  const account =
    user !== undefined
      ? [
          `  user_name   = ${hcl(user)}`,
          isChecked ? '  # the password comes from OS_PASSWORD' : `  password    = ${hcl(user)}`,
        ]
      : [`  access_key  = ${hcl(accessKey ?? '')}`, '  # the secret comes from OS_SECRET_KEY'];
  return {
    id: 'terraform',
    name: 'Terraform',
    language: 'hcl',
    brief: `auth_url = ${hcl(`${url}/v3`)}   tenant_name = ${hcl(region)}`,
    text: lines(
      'provider "opentelekomcloud" {',
      `  auth_url    = ${hcl(`${url}/v3`)}`,
      `  domain_name = ${hcl(domain)}`,
      `  tenant_name = ${hcl(region)}`,
      ...account,
      '}',
      '',
      instance,
    ),
  };
};

const instance = `resource "opentelekomcloud_dcs_instance_v2" "cache" {
  name               = "shop-cache"
  engine             = "Redis"
  engine_version     = "5.0"
  capacity           = 1
  flavor             = "redis.ha.xu1.large.r2.1"
  availability_zones = ["eu-de-01"]
  vpc_id             = "5e37b3be-950a-48e1-b498-65b63d336481"
  subnet_id          = "a4112635-3ec0-471c-95c3-5cf49b9533af"
  password           = "Correct-Horse-7"
}`;
