import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const headerWords: Words<typeof english.headerWords> = {
  documentTitle: (name) => `${name} · Caixa de entrada · whathooks`,
  removed: 'Número removido',
  person: 'Sobre esta conversa',
  toDay: 'Ir para um dia',
  day: 'Dia',
  go: 'Ir',
  close: 'Encerrar',
  reopen: 'Reabrir',
  more: 'Mais ações',
  markUnread: 'Marcar como não lida',
  pin: 'Fixar',
  unpin: 'Desafixar',
  mute: 'Silenciar por uma semana',
  unmute: 'Reativar notificações',
  archive: 'Arquivar',
  unarchive: 'Desarquivar',
  composing: (name) => (name === null ? 'Digitando…' : `${name} está digitando…`),
  recording: (name) => (name === null ? 'Gravando áudio…' : `${name} está gravando áudio…`),
};

export const assignWords: Words<typeof english.assignWords> = {
  assign: 'Atribuir',
  assignedTo: (name) => `Atribuída a ${name}`,
  me: 'Atribuir a mim',
  nobody: 'Ninguém',
};

export const refusalWords: Words<typeof english.refusalWords> = {
  title: 'Não chegou ao celular',
  changes: {
    archive: 'arquivamento',
    pin: 'fixação',
    mute: 'silenciamento',
    read: 'marca de leitura',
    contact: 'nome do contato',
    star: 'mensagem favorita',
    label: 'etiqueta',
  },
  refused: (changes, reason) =>
    `Estas mudanças não chegaram ao celular: ${changes.join(', ')}. ${reason}`,
  retry: 'Tentar de novo',
  leave: 'Deixar assim',
};
