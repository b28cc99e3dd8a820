import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const LABEL_COLOR_NAMES: Words<typeof english.LABEL_COLOR_NAMES> = [
  'Coral',
  'Azul-celeste',
  'Amarelo',
  'Lilás',
  'Cinza-azulado',
  'Turquesa',
  'Rosa',
  'Ocre',
  'Índigo',
  'Limão',
  'Ciano',
  'Rosa-chá',
  'Sálvia',
  'Vermelho',
  'Azul',
  'Verde',
  'Laranja',
  'Azul-gelo',
  'Azul-pervinca',
  'Roxo',
];
