const known =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|content-transfer-encoding|reply-to|sender|in-reply-to|references|x-[\w-]{1,60}|dkim-signature|authentication-results|arc-[\w-]{1,60}|list-[\w-]{1,60}|thread-[\w-]{1,60}|importance|user-agent|resent-[\w-]{1,60}):/i;
/** RFC 5322, 2.2: a name of printable characters, then a colon. */
const field = /^[!-9;-~]{1,100}:/;

/** How a line stands in the header of a mail; `none` where it cannot. */
export function headerLine(line: string): 'known' | 'other' | 'folded' | 'none' {
  if (/^[ \t]/.test(line)) return 'folded';
  if (!field.test(line)) return 'none';
  return known.test(line) ? 'known' : 'other';
}

/** In front of a message in a mailbox: RFC 4155 has sender and date there, Thunderbird "- " or nothing. */
export function isMessageSeparator(line: string): boolean {
  return /^From(?: |$)/.test(line);
}
