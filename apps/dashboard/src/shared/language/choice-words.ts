/** Words of the choice of a language. */
export const choiceWords = { language: 'Language' } as const;
