const spoken =
  /example|placeholder|your|changeme|change[_-]me|redacted|dummy|sample|insert|replace|fake|(?:secret|token|key)[_-]?(?:goes[_-]?)?here|<|>|\$\{|\{\{|\*\*/i;
const counted =
  /0123456789|1234567890|12345678|87654321|abcdefgh|abcdef12|abcd1234|1234abcd|1a2b3c4d|a1b2c3d4|deadbeef|qwertyui/i;
/** One character of those that stand for "anything", over and over. */
const filler = /([x0.#*-])\1{4}|xxxx/i;

/** Whether a value only shows what a real one would look like: named so, counted up, or filled with one character. */
export function isPlaceholder(value: string): boolean {
  return isSpoken(value) || counted.test(value) || filler.test(value);
}

/** Random letters spell a word too, now and then, but hardly ever in one case. */
function isSpoken(value: string): boolean {
  const word = spoken.exec(value)?.[0];
  return word !== undefined && (!/[a-z][A-Z]/.test(word) || /(?:Here|Me)$/.test(word));
}
