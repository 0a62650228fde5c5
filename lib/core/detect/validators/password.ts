import { lazy } from '../../lazy.ts';

/** What stands where a password could but is something else, by shape. Read without exclamation marks at the end. */
const otherThings = lazy((): readonly RegExp[] => [
  // Numbers, dates, times, ranges, amounts, telephone numbers.
  /^[\d.,:/+%°$€£¥×()\-\u2010-\u2015]+$/,
  /^\d{1,2}[:.h]\d{2}(?:[ap]m|h|uhr)?$/i,
  // Counts: 8-character, 12+chars, 24hours, 2nd, 10min.
  /^\d{1,3}(?:[-–+]\+?\p{L}+|\p{L}{1,3}|(?:char|digit|hour|min|sec|day|zeich|stell|stund|tag|mois|jour|car|znak)\p{L}*)$/iu,
  // Versions and numbered things.
  /^v?\d+(?:\.\d+)+(?:[a-z]+\d*)?$/i,
  /^(?:[qh][1-4](?:[/-]?\d{2,4})?|kw\d{1,2})$/i,
  /^(?:step|part|page|room|version|level|stage|windows|win|iphone|office|day|line|option|ticket|item|seite|raum|zeile|page|étape|krok)[-#]?\d{1,4}$/i,
  // Rooms and grades.
  /^[A-Z]\d{1,3}$/i,
  // Addresses of pages, files, people and channels.
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|app|de|fr|es|it|pl|cz|sk|nl|uk|eu|local|onion)(?:[/:?#]|$))/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^[@#][\p{L}_.-]+$/u,
  /\.(?:txt|pdf|docx?|xlsx?|pptx?|zip|kdbx|png|jpe?g|csv|md|json|ya?ml|env|html?|php)$/i,
  /^(?:\/|~\/|[a-z]:\\)/i,
  // Code: variables, calls, fields, placeholders in a template.
  /^\$\{?\w*\}?$/,
  /^(?:ENC|vault|enc|ref|arn)[[:(]/,
  /^%[({]?\w*[)}]?s?$/,
  /^[{[<(].*[}\]>)]$/,
  /^[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}_]*)+(?:[([].*)?$/u,
  /^(?:process|os|env|req|request|config|settings|this|self|form)\.[\w.]+$/i,
  /^[\p{L}_.][\p{L}\d_.]*\(/u,
  /^[A-Z]+(?:_[A-Z0-9]+)+$/,
  /^(?:[a-z]+_)*(?:password|passwort|passwd|pass|pw|pwd|secret|token|key|user)(?:_[a-z]+)*(?:_?\d)?$/i,
  /^[a-z]+(?:Password|Passwort|Pass|Pwd|Secret|Token)$/,
  // Digests and identifiers.
  /^(?:[0-9a-f]{32,}|\$(?:2[aby]?|argon2\w*|[156])\$.*)$/i,
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  // Masked.
  /([*•●·…xX#_.?-])\1{2,}|[•●]|\*{2,}/,
]);

/**
 * Whether a text looks like a password: no word, number, date, address or piece of code, but letters with digits or
 * signs among them, or capitals inside. At least four characters.
 */
export function isPasswordLike(value: string): boolean {
  const core = value.replace(/!+$/, '');
  if (core.length < 4 || otherThings().some((thing) => thing.test(core))) return false;
  const letters = /\p{L}/u.test(core);
  const digits = /\d/.test(core);
  const signs = /[!@#$%^&*+=~_]/.test(core);
  return (letters && digits) || (signs && (letters || digits)) || /\p{Ll}\p{Lu}/u.test(core);
}

/** As `isPasswordLike`, or four to twelve digits that are not all the same. */
export function isPasswordOrNumber(value: string): boolean {
  return (/^\d{4,12}$/.test(value) && !/^(\d)\1+$/.test(value)) || isPasswordLike(value);
}

/** Endings of participles, adjectives and adverbs: what is said about a password rather than being one. */
const saidOf = lazy((): readonly RegExp[] => [
  /(?:[bcdfghklmnprstvwxyz]ed|ied|ing|able|ible|[^g]ive|less|ful|ously)$/,
  /(?:[^n]ig|lich|bar|iert|isch|haft)$|^ge\p{L}{3,}t$|^(?:ver|ab|zurück|vor|ent)\p{L}{4,}(?:t|en)$/u,
  /(?:ée?s?|[ai]ble|euse|[cdlmnrtvz]ad[ao]|[bcdegnrt]id[ao]|oso|osa|[clnrsvz]at[ao]|[dlnrst]uto|abile|ibile|ável|ível|mente)$/,
  /(?:[aeo]n[ýáé]|ený|něný|n[ýáé]|sz[ey]|[ao]ny|[ao]ne|any|owe)$/,
  /(?:ен|ён|ный|ная|ное|ний|ский|ется|ится|ать|ить|лся|лась|лось)$/,
]);

/**
 * Whether a text may be a word that serves as a password: letters only, four to thirty, and not by its ending
 * something that is said of passwords ("expired", "abgelaufen", "oublié"). What else is said of them is for the
 * detector to list.
 */
export function isPasswordWord(value: string): boolean {
  const word = value.toLowerCase();
  return (
    /^\p{L}[\p{L}\p{M}]{3,29}$/u.test(word) &&
    !/^(.)\1+$/u.test(word) &&
    !saidOf().some((end) => end.test(word))
  );
}
