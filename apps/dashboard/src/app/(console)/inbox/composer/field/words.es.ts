import { formatCount } from '../../../../../shared/format/count';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  tooLong: (tooMany, limit) =>
    `${tooMany === 1 ? 'Sobra 1 carácter' : `Sobran ${formatCount(tooMany)} caracteres`}: se pueden enviar ${formatCount(limit)} a la vez como máximo.`,
  snippets: 'Respuestas rápidas',
  colleagues: 'Colegas',
  loadingSnippets:
    'Cargando respuestas rápidas. Enter inserta la que coincide en cuanto estén aquí.',
  noSnippets:
    'No se pueden cargar las respuestas rápidas. Enter lo reintenta; el botón envía el texto tal como está.',
  loadingPeople: 'Cargando a quién se puede mencionar.',
};

export const GAPS: Words<typeof english.GAPS> = {
  name: '[nombre]',
  phone: '[número de teléfono]',
  agent: '[tu nombre]',
};
