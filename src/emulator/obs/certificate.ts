// The certificate by which clients would know an instance that speaks SSL. Every region has one authority; this one
// holds from 2020 to 2120, and its key was thrown away, so nothing will ever be signed with it.

/** The certificate of the authority, as PEM. */
export const authority = `-----BEGIN CERTIFICATE-----
MIIBlzCCAT6gAwIBAgICEAAwCgYIKoZIzj0EAwIwMjEWMBQGA1UECgwNZGNzLWxp
ZmVjeWNsZTEYMBYGA1UEAwwPRW11bGF0ZWQgRENTIENBMCAXDTIwMDEwMTAwMDAw
MFoYDzIxMjAwMTAxMDAwMDAwWjAyMRYwFAYDVQQKDA1kY3MtbGlmZWN5Y2xlMRgw
FgYDVQQDDA9FbXVsYXRlZCBEQ1MgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASCnmJTI90ocjTTmOaRgd04Y/mU3b3TAq9DVJyPXgFh1EbS2eggC5YrqEF0kNGv
UD4Egx2wAywJ49OezDbvWjZao0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB
/wQEAwIBBjAdBgNVHQ4EFgQUrkHq2gU7/GnJ8WtoEdH1j7d9mzYwCgYIKoZIzj0E
AwIDRwAwRAIgbXtg3wvPMAs49cksp/nAEaKs5cxjtD3Zv4h5LvQGc7UCIFUdFdPJ
CcYQtX9nRLjqvLlfKiwoYxe6C9gg+X/hHOwC
-----END CERTIFICATE-----
`;
