/** Advisory locks of the sluice database (transaction level), so that several servers may start at once. */
export const locks = { migrate: 7_331_002, bootstrap: 7_331_003, partitions: 7_331_004 } as const;

/** Locks of one organisation: the first number of a pair, the second is `hashtext(organisation)`. */
export const organisationLocks = {
  audit: 7_331_101,
  people: 7_331_102,
  holds: 7_331_103,
  settings: 7_331_104,
  proposals: 7_331_105,
  coverage: 7_331_121,
} as const;
