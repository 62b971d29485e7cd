// The region and its availability zones. Codes serve v2, ids v1.0; either finds a zone.

/** An availability zone. */
export interface Zone {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly port: string;
}

/** The zones of a region. Their ids are the same in all of them. */
export function zonesOf(region: string): readonly Zone[] {
  return [
    { code: `${region}-01`, id: 'bf84aba586ce4e948da0b97d9a7d62fb', name: 'AZ1', port: '8002' },
    { code: `${region}-02`, id: 'bf84aba586ce4e948da0b97d9a7d62fc', name: 'AZ2', port: '8003' },
    { code: `${region}-03`, id: 'bf84aba586ce4e948da0b97d9a7d62fd', name: 'AZ3', port: '8004' },
  ];
}

/** The zone with a code or an id. */
export function zoneOf(region: string, codeOrId: string): Zone | undefined {
  return zonesOf(region).find(({ code, id }) => code === codeOrId || id === codeOrId);
}
