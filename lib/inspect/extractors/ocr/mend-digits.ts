/** Letters that Tesseract takes for digits of the same shape. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
};

/**
 * Recognised text in which letters among digits are digits again: `4111 l11O`, `DEO2 1203`. Words that are not mostly
 * digits stay, but for the check digits of an IBAN (ISO 13616: two letters, two digits).
 */
export function mendDigits(text: string): string {
  return text.replace(/[^\s]+/g, (word) => {
    if (/^[A-Z]{2}[0-9OQIlSB]{2}(?:\d|$)/.test(word) && /\d/.test(word)) {
      return word.slice(0, 2) + toDigits(word.slice(2, 4)) + word.slice(4);
    }
    const digits = word.replace(/\D/g, '').length;
    return digits >= 3 && digits * 3 >= word.length * 2 ? toDigits(word) : word;
  });
}

function toDigits(word: string): string {
  return word.replace(/[OoQIl|SB]/g, (letter) => lookalikes[letter] ?? letter);
}
