import type { SnippetVariable } from '@whathooks/dto/facts';

/** Words of a field in which a person writes. */
export const words = {
  tooLong: (tooMany: number, limit: number) =>
    `${tooMany.toLocaleString()} characters too many: at most ${limit.toLocaleString()} can be sent at once.`,
  snippets: 'Snippets',
  colleagues: 'Colleagues',
} as const;

/** What stands in a text where a snippet asks for something that is not known. */
export const GAPS: Readonly<Record<SnippetVariable, string>> = {
  name: '[name]',
  phone: '[phone number]',
  agent: '[your name]',
};
