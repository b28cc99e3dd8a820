import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  about: 'Sobre esta conversa',
  back: 'Voltar à conversa',
  phone: 'Número de telefone',
  lid: 'LID',
  group: 'Grupo',
  number: 'Número',
  waiting: 'Espera desde',
  state: 'Status',
  open: 'Aberta',
  closed: 'Encerrada',
  assignee: 'Atribuída a',
  nobody: 'Ninguém',
  labels: 'Etiquetas',
  marks: 'No celular',
  archived: 'Arquivada',
  pinned: 'Fixada',
  mutedUntil: (until) => `Silenciada até ${until}`,
  jid: 'JID',
  picture: (name) => `Foto de ${name}`,
  block: 'Bloquear',
  unblock: 'Desbloquear',
  blockTitle: (name) => `Bloquear ${name}?`,
  blockText:
    'As mensagens e ligações desta pessoa não chegam mais aqui nem ao celular, e o número não pode escrever para ela. O WhatsApp não avisa a pessoa. O que foi dito fica.',
  unblockTitle: (name) => `Desbloquear ${name}?`,
  unblockText:
    'A pessoa pode escrever e ligar de novo. O que ela escreveu durante o bloqueio não chega mais.',
  blocked: (name) => `Você bloqueou ${name}.`,
  unblocked: (name) => `Você desbloqueou ${name}.`,
  blockedHint: 'O número bloqueia esta pessoa: nada do que ela escreve chega.',
  blockLater: 'Dá para mudar isso quando o número estiver conectado.',
};
