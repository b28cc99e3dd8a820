import { SNIPPET_SHORTCUT_MAX } from '@whathooks/dto/facts';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Respostas rápidas',
  lead: 'Textos que você escreve com frequência. Digite / no campo de mensagem e escolha um.',
  add: 'Nova resposta rápida',
  none: 'Ainda não há respostas rápidas',
  noneText: 'Escreva uma vez uma resposta que você dá todo dia, e todos a têm à mão.',
  edit: 'Editar',
  editOf: (shortcut) => `Editar a resposta rápida ${shortcut}`,
  remove: 'Excluir',
  removeOf: (shortcut) => `Excluir a resposta rápida ${shortcut}`,
  removeTitle: (shortcut) => `Excluir a resposta rápida “${shortcut}”?`,
  removeText: 'Ela não poderá mais ser escolhida. As mensagens escritas com ela ficam.',
  removed: 'Resposta rápida excluída',
  saved: 'Resposta rápida salva',
  variables: 'Variáveis',
  variablesText: 'Representam o que se sabe onde a resposta rápida é usada:',
};

export const formWords: Words<typeof english.formWords> = {
  shortcut: 'Atalho',
  shortcutHint: 'O que se digita depois da /, por exemplo horario.',
  shortcutWrong: `Use de 1 a ${SNIPPET_SHORTCUT_MAX} letras, dígitos, - ou _.`,
  text: 'Texto',
  textMissing: 'Escreva o texto.',
  unknown: (names) =>
    `Não existe a variável ${names.map((name) => `{{${name}}}`).join(', ')}. Use {{name}}, {{phone}} ou {{agent}}.`,
  insert: 'Inserir variável',
  preview: 'Como Maria receberia',
  save: 'Salvar',
};

export const VARIABLE_MEANINGS: Words<typeof english.VARIABLE_MEANINGS> = {
  name: 'o nome da pessoa na conversa',
  phone: 'o número da pessoa na conversa',
  agent: 'o nome de quem escreve',
};

export const SAMPLE_VALUES: Words<typeof english.SAMPLE_VALUES> = {
  name: 'Maria Silva',
  phone: '+5511912345678',
  agent: 'Ana',
};
