import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  label: (title) => `Nota sobre ${title}`,
  placeholder: 'Escreva uma nota. @ menciona um colega',
  hint: (title) => `Só seus colegas veem, nunca ${title}.`,
  editing: 'Edite sua nota',
  leave: 'Deixar a nota como estava',
  add: 'Adicionar nota',
  save: 'Salvar nota',
};
