import type { SnippetVariable } from '@whathooks/dto/facts';
import { formatCount } from '../../../../../shared/format/count';

/** Words of a field in which a person writes. */
export const words = {
  tooLong: (tooMany: number, limit: number) =>
    `${formatCount(tooMany)} characters too many: at most ${formatCount(limit)} can be sent at once.`,
  snippets: 'Snippets',
  colleagues: 'Colleagues',
  loadingSnippets: 'Loading snippets. Enter fills in the one that fits as soon as they are here.',
  noSnippets:
    'The snippets cannot be loaded. Enter tries again; the button sends the text as it stands.',
  loadingPeople: 'Loading who can be mentioned.',
} as const;

/** What stands in a text where a snippet asks for something that is not known. */
export const GAPS: Readonly<Record<SnippetVariable, string>> = {
  name: '[name]',
  phone: '[phone number]',
  agent: '[your name]',
};
