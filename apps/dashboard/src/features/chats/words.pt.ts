import type { CallNoticeValue, GroupSettingValue } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const VIEW_LABELS: Words<typeof english.VIEW_LABELS> = {
  open: 'Todas',
  needs_reply: 'A responder',
  mine: 'Minhas',
  unassigned: 'Sem responsável',
  closed: 'Encerradas',
};

export const chatWords: Words<typeof english.chatWords> = {
  unread: (count) => (count === 1 ? '1 mensagem não lida' : `${count} mensagens não lidas`),
  markedUnread: 'Marcada como não lida',
  needsReply: 'Espera resposta',
  pinned: 'Fixada',
  muted: 'Silenciada',
  archived: 'Arquivada',
  closed: 'Encerrada',
  assignedTo: (name) => `Atribuída a ${name}`,
  somebody: 'Alguém',
  apiKey: 'Uma chave de API',
  apiKeyNamed: (name) => `A chave de API “${name}”`,
  noMessage: 'Ainda sem mensagens',
  missedCall: 'Chamada perdida',
  draft: 'Rascunho:',
  you: 'Você',
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1) ?? ''}`;

export const viewerWords: Words<typeof english.viewerWords> = {
  here: 'Também nesta conversa',
  looking: (names) =>
    `${listed(names)} ${names.length === 1 ? 'está' : 'estão'} vendo esta conversa`,
  answering: (names) => `${listed(names)} ${names.length === 1 ? 'está' : 'estão'} respondendo`,
};

const SETTINGS: Record<GroupSettingValue, string> = {
  announcement_on: 'permitiu que só admins escrevam',
  announcement_off: 'permitiu que todos os membros escrevam',
  locked_on: 'permitiu que só admins mudem nome, descrição e foto',
  locked_off: 'permitiu que todos os membros mudem nome, descrição e foto',
  approval_on: 'exigiu a aprovação de admins para entrar',
  approval_off: 'dispensou a aprovação para entrar',
  admins_add_on: 'permitiu que só admins adicionem membros',
  admins_add_off: 'permitiu que todos os membros adicionem membros',
};

const CALLS: Record<CallNoticeValue, string> = { voice: 'Chamada', video: 'Videochamada' };

export const NOTICE_SENTENCES: Words<typeof english.NOTICE_SENTENCES> = {
  group_created: (who, _, value) => `${who} criou o grupo${value && ` “${value}”`}`,
  group_subject: (who, _, value) => `${who} mudou o nome do grupo para “${value}”`,
  group_description: (who) => `${who} mudou a descrição do grupo`,
  group_picture: (who) => `${who} mudou a foto do grupo`,
  group_added: (who, whom) => `${who} adicionou ${whom}`,
  group_removed: (who, whom) => `${who} removeu ${whom}`,
  group_left: (who, whom) => `${whom || who} saiu do grupo`,
  group_promoted: (who, whom) => `${who} tornou ${whom} admin`,
  group_demoted: (who, whom) => `${who} removeu ${whom} dos admins`,
  group_settings: (who, _, value) =>
    `${who} ${SETTINGS[value as GroupSettingValue] ?? 'mudou as configurações do grupo'}`,
  group_join_request: (who, whom) => `${whom || who} pediu para entrar no grupo`,
  assigned: (who, whom) =>
    who === whom ? `${who} assumiu a conversa` : `${who} atribuiu a conversa a ${whom}`,
  unassigned: (who) => `${who} retirou a atribuição`,
  closed: (who) => `${who} encerrou a conversa`,
  reopened: (who) => `${who} reabriu a conversa`,
  labelled: (who, _, value) => `${who} adicionou a etiqueta “${value}”`,
  unlabelled: (who, _, value) => `${who} removeu a etiqueta “${value}”`,
  call_accepted: (who, _, value) =>
    `${CALLS[value as CallNoticeValue]} de ${who}, atendida em outro aparelho`,
  call_rejected: (who, _, value) => `${CALLS[value as CallNoticeValue]} de ${who}, recusada`,
  call_missed: (who, _, value) => `${CALLS[value as CallNoticeValue]} de ${who}, perdida`,
  timer: (who, _, value) =>
    value
      ? `${who} definiu que as mensagens desaparecem depois de ${value}`
      : `${who} desativou as mensagens temporárias`,
};

export const NOTICES_ALONE: Words<typeof english.NOTICES_ALONE> = {
  assigned: (whom) => `A conversa foi atribuída a ${whom}`,
  unassigned: () => 'A atribuição terminou',
  closed: () => 'A conversa foi encerrada',
  reopened: () => 'Uma nova mensagem reabriu a conversa',
  group_added: (whom) => `${whom} entrou no grupo`,
  group_subject: (_, value) => `O grupo agora se chama “${value}”`,
  group_created: (_, value) => `O grupo${value && ` “${value}”`} foi criado`,
  timer: (_, value) =>
    value
      ? `A partir de agora as mensagens desaparecem depois de ${value}`
      : 'A partir de agora as mensagens ficam',
};

export const timerWords: Words<typeof english.timerWords> = {
  short: 'menos de um dia',
  day: 'um dia',
  week: 'uma semana',
  days: (count) => `${count} dias`,
};
