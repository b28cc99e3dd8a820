import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const LABEL_COLOR_NAMES: Words<typeof english.LABEL_COLOR_NAMES> = [
  'Coral',
  'Celeste',
  'Amarillo',
  'Lila',
  'Gris azulado',
  'Turquesa',
  'Rosa',
  'Ocre',
  'Índigo',
  'Lima',
  'Cian',
  'Rosado',
  'Salvia',
  'Rojo',
  'Azul',
  'Verde',
  'Naranja',
  'Azul hielo',
  'Azul lavanda',
  'Morado',
];
