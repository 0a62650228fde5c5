export const en = {
  title: 'What Sluice does in this browser',
  lead: 'Sluice looks at what you send in some messengers, on this computer, before it leaves. It is there to keep data of {organisation} from going out by mistake, not to read your conversations.',
  leadNobody:
    'Sluice looks at what you send in some messengers, on this computer, before it leaves. It begins once this browser belongs to an organisation.',
  notEnrolled:
    'This browser does not belong to an organisation yet. Nothing is looked at and nothing is reported.',
  enterCode: 'Enter an enrolment code',
  joining:
    'An administrator set Sluice up here, and this browser is still joining the organisation. This page changes when it has.',
  watchedTitle: 'What is looked at',
  watchedWhere: 'What you send, edit, forward or attach on {platforms}: the text, and what is inside files.',
  watchedTyping: 'Text is already looked at while you type it, so that you are warned in time.',
  watchedRules: '{organisation} looks for this:',
  watchedNone: 'No rules have arrived yet.',
  notTitle: 'What is not looked at',
  notReceived: 'What others write to you, unless you forward it',
  notElsewhere: 'Other websites, other programs and the apps on your phone',
  notFields: 'Search fields, sign-in pages and passwords',
  leavesTitle: 'What leaves this computer',
  leavesReport:
    'When a rule applies: a report that says which rule, what kind of data and how much of it, the value covered up (such as •••• 4821; some rules name the word itself, such as “confidential”), which messenger, and what you decided.',
  leavesWords:
    'The other words of your message stay here. Some rules add the shape of the words around a value, with every letter and digit covered.',
  leavesFiles:
    'Of a file: its kind and size, and where in it something was found, by the name of the sheet or of the file inside. What the rules recognise in such a name is covered.',
  leavesSaid:
    'What you say yourself: why something has to be sent, that it is not sensitive, which tool would have helped. And that you opened a tool that a rule suggests. In your words, what the rules recognise is covered.',
  leavesNames:
    'Names of conversations and accounts go out as codes, unless the account belongs to the organisation.',
  leavesCounts: 'When no rule applies: nothing but how many messages were sent, by day and messenger.',
  leavesBrowser: 'Which versions of the browser and of Sluice run here, and whether Sluice works.',
  leavesWho: 'Reports name this browser. The organisation may know whose it is.',
  recordTitle: 'See for yourself',
  recordText: 'Every report about you can be read in this browser, exactly as it was sent.',
  recordLink: 'Open my record',
  noticeTitle: 'From {organisation}',
  end: 'There is nothing to set up. You can close this page.',
};
