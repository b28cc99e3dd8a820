import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  label: (title) => `Nota sobre ${title}`,
  placeholder: 'Escribe una nota. @ menciona a un colega',
  hint: (title) => `Solo la ven tus colegas, nunca ${title}.`,
  editing: 'Edita tu nota',
  leave: 'Dejar la nota como estaba',
  add: 'Agregar nota',
  save: 'Guardar nota',
};
