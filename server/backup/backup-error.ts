const sentences = {
  'backup/exists': 'There is a file of that name already; nothing was written.',
  'backup/unreadable': 'This is not a backup of Sluice, or it is damaged; nothing was changed.',
  'backup/cut-off': 'The backup ends before its end; nothing was changed.',
  'backup/newer': 'The backup was made by a newer Sluice than this one; nothing was changed.',
  'backup/not-empty':
    'The database holds an installation already; --replace throws it away. Nothing was changed.',
  'backup/in-use': 'A Sluice server uses this database; stop every server first. Nothing was changed.',
  'backup/no-data': 'There is no installation here to back up.',
} as const;

export type BackupCode = keyof typeof sentences;

/** Ends a command with one sentence for the person at the terminal. */
export class BackupError extends Error {
  readonly code: BackupCode;
  constructor(code: BackupCode) {
    super(sentences[code]);
    this.name = 'BackupError';
    this.code = code;
  }
}
