import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  missing: 'Este número não está aqui',
  missingText: 'Ele foi removido ou nunca esteve aqui. Os números que existem estão na lista.',
  parts: 'Partes desta página',
  part: { overview: 'Visão geral', settings: 'Configurações' },
  unlink: 'Desvincular',
  unlinkTitle: (name) => `Desvincular ${name}?`,
  unlinkAction: 'Desvincular número',
  unlinkText:
    'O whathooks sai dos dispositivos conectados do celular. As mensagens ficam aqui, mas nenhuma chega nem sai até o número ser vinculado de novo com uma nova leitura do código.',
  replace: 'Trocar celular',
  replaceTitle: (name) => `Trocar o celular de ${name}?`,
  replaceAction: 'Desvincular e vincular outro',
  replaceText: (phone) =>
    `Já há um número vinculado: ${phone}. Ele é desvinculado agora, e aparece um código para outro celular, que você também pode enviar como link. As mensagens ficam aqui. Quando outro número for vinculado, esta página avisa.`,
  remove: 'Excluir',
  removeTitle: (name) => `Excluir ${name}?`,
  removeAction: 'Excluir número',
  removeText:
    'O número é desvinculado e removido do whathooks, com o histórico. Não é possível desfazer.',
  removed: (name) => `${name} foi excluído.`,
  status: (label, meaning) => `${label}. ${meaning}`,
};

export const otherNumberWords: Words<typeof english.otherNumberWords> = {
  title: 'O número vinculado não é o esperado',
  keep: 'Manter este número',
  unlink: 'Desvincular',
  text: (expected, phone) =>
    `Era para vincular ${expected}, mas foi vinculado ${phone}. Se o código foi escaneado com o celular errado, desvincule-o e vincule o certo.`,
};

export const sameNumberWords: Words<typeof english.sameNumberWords> = {
  title: 'O mesmo celular está vinculado mais de uma vez',
  unlinkThis: 'Desvincular o mais antigo (este)',
  unlinkOther: (name) => `Desvincular o mais antigo (${name})`,
  text: (others) => (
    <>
      Ele também está vinculado como {others}. Cada mensagem chega em todos eles, e os webhooks são
      chamados para cada um.
    </>
  ),
  unlinkText:
    'O celular continua vinculado ao número mais novo. As mensagens do mais antigo ficam aqui.',
};
