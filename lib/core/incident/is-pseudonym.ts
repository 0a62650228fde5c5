/** Whether a title or an id is the pseudonym that stands for one (`lib/seal/pseudonym.ts`). */
export const isPseudonym = (name: string): boolean => name.startsWith('p_');
