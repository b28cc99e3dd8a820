import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  tooLong: (tooMany, limit) =>
    `${formatCount(tooMany)} Zeichen zu viel: Höchstens ${formatCount(limit)} können auf einmal gesendet werden.`,
  snippets: 'Textbausteine',
  colleagues: 'Team',
  loadingSnippets:
    'Textbausteine werden geladen. Enter fügt den passenden ein, sobald sie da sind.',
  noSnippets:
    'Die Textbausteine können nicht geladen werden. Enter versucht es erneut; der Button sendet den Text, wie er dasteht.',
  loadingPeople: 'Es wird geladen, wen Sie erwähnen können.',
};

export const GAPS: Words<typeof english.GAPS> = {
  name: '[Name]',
  phone: '[Telefonnummer]',
  agent: '[Ihr Name]',
};
