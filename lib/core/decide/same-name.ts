/** Of a longer name, so many letters are enough. */
const enough = 40;

/**
 * Whether somebody has typed this name. Case, accents, spaces, signs and invisible characters make no difference, nor do
 * emoji; where a name has nothing else, they do.
 */
export function isSameName(typed: string, name: string): boolean {
  const [a, b] = isWritten(name) ? [lettersOf(typed), lettersOf(name)] : [signsOf(typed), signsOf(name)];
  return a === b || (a.length >= enough && b.startsWith(a));
}

/** Whether it is on its way to this name. */
export function mayBecomeName(typed: string, name: string): boolean {
  return isWritten(name)
    ? lettersOf(name).startsWith(lettersOf(typed))
    : signsOf(name).startsWith(signsOf(typed));
}

function isWritten(name: string): boolean {
  return /[\p{L}\p{N}]/u.test(name);
}

// Capitals first: `ß` and `ς` are as `SS` and `Σ`.
function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function signsOf(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{Cf}\ufe0f]/gu, '');
}
