import { SNIPPET_SHORTCUT_MAX } from '@whathooks/dto/facts';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Respuestas rápidas',
  lead: 'Textos que escribes a menudo. Escribe / en el campo del mensaje y elige uno.',
  add: 'Nueva respuesta rápida',
  none: 'Aún no hay respuestas rápidas',
  noneText: 'Escribe una vez la respuesta que das cada día y todos la tendrán a mano.',
  edit: 'Editar',
  editOf: (shortcut) => `Editar la respuesta rápida ${shortcut}`,
  remove: 'Eliminar',
  removeOf: (shortcut) => `Eliminar la respuesta rápida ${shortcut}`,
  removeTitle: (shortcut) => `¿Eliminar la respuesta rápida “${shortcut}”?`,
  removeText: 'Ya no se podrá elegir. Los mensajes escritos con ella se conservan.',
  removed: 'Respuesta rápida eliminada',
  saved: 'Respuesta rápida guardada',
  variables: 'Variables',
  variablesText: 'Se reemplazan por lo que se sabe del chat donde se usa:',
};

export const formWords: Words<typeof english.formWords> = {
  shortcut: 'Atajo',
  shortcutHint: 'Lo que se escribe después de /, por ejemplo horario.',
  shortcutWrong: `Usa de 1 a ${SNIPPET_SHORTCUT_MAX} letras, dígitos, - o _.`,
  text: 'Texto',
  textMissing: 'Escribe el texto.',
  unknown: (names) =>
    `No existe ${names.length === 1 ? 'la variable' : 'ninguna de las variables'} ${names.map((name) => `{{${name}}}`).join(', ')}. Usa {{name}}, {{phone}} o {{agent}}.`,
  insert: 'Insertar variable',
  preview: 'Como le llegaría a Julia',
  save: 'Guardar',
};

export const VARIABLE_MEANINGS: Words<typeof english.VARIABLE_MEANINGS> = {
  name: 'el nombre de la persona del chat',
  phone: 'el número de la persona del chat',
  agent: 'el nombre de quien escribe',
};

export const SAMPLE_VALUES: Words<typeof english.SAMPLE_VALUES> = {
  name: 'Julia Pérez',
  phone: '+15551234567',
  agent: 'Ana',
};
