/** Words of the device page. */
export const deviceText = {
  title: 'Devices',
  intro: 'Browsers that are enrolled, the newest first.',
  add: 'Add a device',
  emptyTitle: 'No browser is enrolled yet',
  emptyText:
    'Each browser with the extension appears here after enrolment, with the policy it has and whether its checks work.',
  label: 'Device',
  person: 'Person',
  nobody: 'not known',
  group: 'Group',
  browser: 'Browser',
  extension: 'Extension',
  policy: 'Policy',
  current: 'current',
  behind: (by: string) => `${by} behind`,
  none: 'none yet',
  seen: 'Last seen',
  never: 'never',
  queue: 'Waiting reports',
  adapters: 'Platforms',
  noAdapters: 'none seen yet',
  revoked: 'revoked',
  missing: (n: number) => `${n} missing`,
  older: 'Show older',
  loadingOlder: 'Loading older…',
  end: (n: string) => `${n} in all.`,
  codeIntro:
    'A code enrols browsers without managed settings. Whoever has it can enrol, so give it to the people concerned only.',
  codeGroup: 'Group',
  codeGroupHint: 'Lower-case letters, digits and dashes.',
  codeGroupBad: 'Use lower-case letters, digits and dashes (64 at most).',
  codeUses: 'Browsers it may enrol',
  codeUsesBad: 'Give a whole number from 1 to 10,000.',
  codeDays: 'Days it stays valid',
  codeDaysBad: 'Give a whole number from 1 to 365.',
  make: 'Make an enrolment code',
  making: 'Making the code…',
  codeTitle: 'Enrolment code',
  code: 'Code',
  once: 'The code is shown this once.',
  validUntil: (time: string) => `Valid until ${time}.`,
  copy: 'Copy the code',
  copied: 'Copied.',
  copyFailed: 'The browser did not allow copying. The code is selected: copy it with your keyboard.',
  steps: [
    'Load the extension in the browser that is to be enrolled.',
    'Click Sluice in that browser’s toolbar.',
    'Paste the code and choose Connect browser.',
  ],
  appears: 'The browser appears in this list as soon as it is enrolled.',
  done: 'Done',
  cancel: 'Cancel',
};

const browsers: Readonly<Record<string, string>> = { chromium: 'Chromium', firefox: 'Firefox' };
export const browserName = (id: string): string => browsers[id] ?? id;

const healths: Readonly<Record<string, string>> = { ok: 'enforced', degraded: 'degraded', blind: 'blind' };
/** An adapter's health in the words of the coverage reports; a state that is new to this console as it is. */
export const healthName = (health: string): string => healths[health] ?? health;
