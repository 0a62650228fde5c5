/** Small words by which a text shows its language; just enough to choose among examples. */
const signs: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|is|my|please|for|your|this)\b/i,
  de: /\b(?:das|ist|der|die|bitte|für|lautet|mein)\b/i,
  fr: /\b(?:le|la|est|ma|mon|voici|merci|pour)\b/i,
  es: /\b(?:el|es|mi|gracias|para|una|contraseña)\b/i,
  it: /\b(?:il|è|la|mia|grazie|per|ecco)\b/i,
  pl: /\b(?:to|jest|moja|hasło|proszę|dla)\b/i,
  'pt-BR': /\b(?:o|é|meu|minha|obrigado|para|senha)\b/i,
  ar: /[\u0600-\u06ff]/,
};

export function speaks(text: string, language: string): boolean {
  return signs[language]?.test(text) ?? false;
}
