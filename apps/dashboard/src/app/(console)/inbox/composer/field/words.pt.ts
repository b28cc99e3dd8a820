import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  tooLong: (tooMany, limit) =>
    `${tooMany === 1 ? '1 caractere' : `${formatCount(tooMany)} caracteres`} a mais: o limite por envio é de ${formatCount(limit)}.`,
  snippets: 'Respostas rápidas',
  colleagues: 'Colegas',
  loadingSnippets:
    'Carregando respostas rápidas. Assim que chegarem, Enter insere a que corresponde.',
  noSnippets:
    'Não foi possível carregar as respostas rápidas. Enter tenta de novo; o botão envia o texto como está.',
  loadingPeople: 'Carregando quem pode ser mencionado.',
};

export const GAPS: Words<typeof english.GAPS> = {
  name: '[nome]',
  phone: '[número de telefone]',
  agent: '[seu nome]',
};
