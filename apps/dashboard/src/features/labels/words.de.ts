import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const LABEL_COLOR_NAMES: Words<typeof english.LABEL_COLOR_NAMES> = [
  'Koralle',
  'Himmelblau',
  'Gelb',
  'Flieder',
  'Blaugrau',
  'Türkis',
  'Rosa',
  'Ocker',
  'Indigo',
  'Limette',
  'Cyan',
  'Rosé',
  'Salbei',
  'Rot',
  'Blau',
  'Grün',
  'Orange',
  'Eisblau',
  'Immergrün',
  'Lila',
];
