/** What the dialog speaks, by the keys of its catalogues. */
export const dialogLanguages = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt-BR', 'ar'] as const;
