interface PolicyBundleTable {
  org_id: string;
  /** SHA-256 of the answer to a device, hex. */
  hash: string;
  /** Of the answer, not compressed. */
  bytes: number;
  gzip: Buffer;
  brotli: Buffer;
}
interface PolicyAudienceTable {
  org_id: string;
  version: number;
  /** As `audienceReader` writes it. */
  audience: string;
  hash: string;
}

export interface PolicyTables {
  policy_bundles: PolicyBundleTable;
  policy_audiences: PolicyAudienceTable;
}
