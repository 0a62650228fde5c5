export const en = {
  title: 'Settings',
  organisation: 'Organisation',
  address: 'Address',
  managed: 'An administrator made these settings for this browser. They cannot be changed here.',
  managedJoining:
    'An administrator set up the server {server}, but this browser has not joined yet. It keeps trying; if it stays like this, ask your administrator.',
  removed:
    '{organisation} removed this browser. Its last rules stay in force, but nothing can be delivered. Ask for a new code, or leave.',
  leaveTitle: 'Leave {organisation}',
  leaveWhat: 'What that means is said before anything happens.',
  leaveButton: 'Leave {organisation}…',
  confirmTitle: 'Leave {organisation}?',
  effectChecks: 'Messages you send from this browser are no longer checked.',
  effectReports: {
    one: '{count} report still waits and is delivered first.',
    other: '{count} reports still wait and are delivered first.',
  },
  effectRecord:
    'The rules, the keys and your record are deleted from this browser. What {organisation} has received stays there.',
  effectTold: '{organisation} sees that this browser left.',
  effectBack: 'To come back you need a new enrolment code.',
  stay: 'Stay',
  leave: 'Leave {organisation}',
  leaving: 'Leaving…',
  unsent: {
    one: '{count} report could not be delivered. If you leave now, it is lost, and your record with it.',
    other:
      '{count} reports could not be delivered. If you leave now, they are lost, and your record with them.',
  },
  tryAgain: 'Try to deliver again',
  leaveAnyway: {
    one: 'Leave and lose {count} report',
    other: 'Leave and lose {count} reports',
  },
  leaveFailed: 'It did not work. This browser still belongs to {organisation}. Try again.',
  left: 'This browser has left {organisation}. Keys, rules and record are deleted here.',
  leftUntold:
    'The server could not be reached, so {organisation} may still list this browser until someone removes it there.',
  leftLost: {
    one: '{count} report was lost.',
    other: '{count} reports were lost.',
  },
};
