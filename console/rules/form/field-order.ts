/** The order in which fields are written; what is added takes its place in it. Names are told apart by their group. */
const order: readonly string[] = [
  ...['apiVersion', 'kind', 'id', 'title', 'category', 'locales', 'source', 'severity', 'mode'],
  ...['when', 'match', 'unless', 'unscannable', 'then'],
  ...['platforms', 'channels', 'accounts', 'conversations', 'people', 'files', 'schedule'],
  ...[
    'kinds',
    'titles',
    'recipients',
    'minMembers',
    'names',
    'types',
    'facets',
    'minBytes',
    'minPages',
    'minSheets',
    'minRows',
    'minSlides',
    'minRecords',
    'minEntries',
    'days',
    'hours',
    'zone',
  ],
  ...['detector', 'dictionary', 'minConfidence', 'minCount', 'minDistinct', 'any', 'all', 'within'],
  ...[
    'action',
    'redactable',
    'tell',
    'suggest',
    'reasons',
    'remember',
    'pause',
    'retypeRecipient',
    'evidence',
  ],
  ...[
    'regex',
    'keywords',
    'ignore',
    'ignoreCase',
    'boundary',
    'notPrecededBy',
    'notFollowedBy',
    'validators',
  ],
  ...['confidence', 'support', 'contrary', 'supportRequired', 'label', 'url', 'choices', 'minLength'],
  ...['patterns', 'exclude', 'values', 'testValues', 'mask', 'entries', 'text', 'find', 'why', 'examples'],
];
const ranks = new Map(order.map((name, index) => [name, index]));

/** What is not known comes last. */
export const rankOf = (field: string): number => ranks.get(field) ?? order.length;
