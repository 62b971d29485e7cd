// Go: the SDK of Open Telekom Cloud.

import { type Connection, domain, signInAs } from './connection.js';
import { lines, quoted, type SnippetFor } from './snippet.js';

/** gophertelekomcloud. The order is that of the recording gophertelekomcloud-v2-instance. */
export const go: SnippetFor = (connection) => {
  const { url, region } = connection;
  const { isChecked } = signInAs(connection);
  return {
    id: 'go',
    name: 'Go',
    language: 'go',
    brief: `IdentityEndpoint: ${quoted(`${url}/v3`)}   TenantName: ${quoted(region)}`,
    text: lines(
      'package main',
      '',
      'import (',
      '\t"fmt"',
      '\t"log"',
      isChecked && '\t"os"',
      packages,
      ...credentials(connection),
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      `\tclient, err := openstack.NewDCSServiceV2(provider, golangsdk.EndpointOpts{Region: ${quoted(region)}})`,
      creation,
    ),
  };
};

function credentials(connection: Connection): readonly string[] {
  const { url, region } = connection;
  const { user, accessKey = '', isChecked } = signInAs(connection);
  const endpoint = `\t\tIdentityEndpoint: ${quoted(`${url}/v3`)},`;
  if (user === undefined) {
    return [
      '\tprovider, err := openstack.AuthenticatedClient(golangsdk.AKSKAuthOptions{',
      endpoint,
      `\t\tDomain:           ${quoted(domain)},`,
      `\t\tProjectName:      ${quoted(region)},`,
      `\t\tAccessKey:        ${quoted(accessKey)},`,
      '\t\tSecretKey:        os.Getenv("OS_SECRET_KEY"),',
      '\t})',
    ];
  }
  return [
    '\tprovider, err := openstack.AuthenticatedClient(golangsdk.AuthOptions{',
    endpoint,
    `\t\tDomainName:       ${quoted(domain)},`,
    `\t\tTenantName:       ${quoted(region)},`,
    `\t\tUsername:         ${quoted(user)},`,
    `\t\tPassword:         ${isChecked ? 'os.Getenv("OS_PASSWORD")' : quoted(user)},`,
    '\t})',
  ];
}

const packages = `
	golangsdk "github.com/opentelekomcloud/gophertelekomcloud"
	"github.com/opentelekomcloud/gophertelekomcloud/openstack"
	"github.com/opentelekomcloud/gophertelekomcloud/openstack/common/tags"
	"github.com/opentelekomcloud/gophertelekomcloud/openstack/dcs/v2/instance"
)

func main() {`;

const creation = `	if err != nil {
		log.Fatal(err)
	}
	created, err := instance.Create(client, instance.CreateOpts{
		Name:          "dcs-instance",
		Engine:        "Redis",
		EngineVersion: "6.0",
		Capacity:      0.125,
		SpecCode:      "redis.ha.xu1.tiny.r2.128",
		AzCodes:       []string{"eu-de-01"},
		VpcId:         "5e37b3be-950a-48e1-b498-65b63d336481",
		SubnetId:      "a4112635-3ec0-471c-95c3-5cf49b9533af",
		Description:   "some test DCSv2 instance",
		Password:      "Correct-Horse-7",
		BackupPolicy: &instance.InstanceBackupPolicyOpts{
			SaveDays: 1,
			PeriodicalBackupPlan: &instance.BackupPlan{
				BackupAt:   []int{1, 2, 3, 4, 5, 6, 7},
				PeriodType: "weekly",
				BeginAt:    "00:00-01:00",
			},
		},
		Tags: []tags.ResourceTag{{Key: "muh", Value: "kuh"}, {Key: "muh2", Value: "kuh2"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	shown, err := instance.Get(client, created[0].InstanceID)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(shown.Name, shown.Status)
}`;
