import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const noticesWords: Words<typeof english.noticesWords> = {
  title: 'Ligações e notificações',
  none: 'Nada ainda. Ligações, mudanças em grupos e outras notificações do WhatsApp aparecem aqui.',
  older: 'Carregar notificações mais antigas',
  raw: 'Notificação bruta',
};

export const VOICE_CALLS: Words<typeof english.VOICE_CALLS> = {
  answered: (who) => `Ligação de voz de ${who}, atendida`,
  declined: (who) => `Ligação de voz de ${who}, recusada`,
  missed: (who) => `Ligação de voz perdida de ${who}`,
  ringing: (who) => `Ligação de voz de ${who}, tocando`,
  plain: (who) => `Ligação de voz de ${who}`,
};
export const VIDEO_CALLS: Words<typeof english.VIDEO_CALLS> = {
  answered: (who) => `Ligação de vídeo de ${who}, atendida`,
  declined: (who) => `Ligação de vídeo de ${who}, recusada`,
  missed: (who) => `Ligação de vídeo perdida de ${who}`,
  ringing: (who) => `Ligação de vídeo de ${who}, tocando`,
  plain: (who) => `Ligação de vídeo de ${who}`,
};

export const notificationWords: Words<typeof english.notificationWords> = {
  pictureRemoved: (of) => `${of}: foto removida`,
  pictureChanged: (of) => `${of}: foto alterada`,
  about: (of) => `${of}: recado alterado`,
  devices: (of) => `${of}: dispositivos conectados alterados`,
  newKeys: 'O WhatsApp pediu novas chaves de criptografia',
  securityCode: (of) => `${of}: código de segurança alterado`,
  account: 'O WhatsApp enviou uma notificação sobre o que a conta pode fazer',
  mayWrite: (of) => `O WhatsApp deixa este número escrever para ${of}`,
  settings: 'Configurações da conta mudaram no celular',
  other: (type, of) => `${of}: o WhatsApp enviou a notificação “${type}”`,
};

export const GROUP_CHANGES: Words<typeof english.GROUP_CHANGES> = {
  announcement: 'agora só admins podem escrever',
  not_announcement: 'agora todos podem escrever',
  locked: 'agora só admins podem mudar os dados do grupo',
  unlocked: 'agora todos podem mudar os dados do grupo',
  description: 'a descrição foi alterada',
  ephemeral: 'agora as mensagens desaparecem depois de um tempo',
  not_ephemeral: 'as mensagens não desaparecem mais',
  invite: 'o link de convite foi redefinido',
  delete: 'foi excluído',
  growth_locked: 'agora ninguém pode entrar pelo link',
  growth_unlocked: 'é possível entrar pelo link de novo',
  membership_approval_mode: 'a aprovação de novos membros por admins foi alterada',
  member_add_mode: 'quem pode adicionar membros foi alterado',
  created_membership_requests: 'alguém pediu para entrar',
  revoked_membership_requests: 'um pedido para entrar foi retirado',
  revoke: 'um convite foi retirado',
  link: 'foi vinculado a outro grupo',
  unlink: 'não está mais vinculado a outro grupo',
  suspended: 'o WhatsApp o suspendeu',
  unsuspended: 'o WhatsApp retirou a suspensão',
};

export const MEMBER_CHANGES: Words<typeof english.MEMBER_CHANGES> = {
  add: {
    one: (who) => `${who} foi adicionado`,
    several: (who) => `${who} foram adicionados`,
    oneBy: (who, by) => `${who} foi adicionado por ${by}`,
    severalBy: (who, by) => `${who} foram adicionados por ${by}`,
  },
  remove: {
    one: (who) => `${who} foi removido`,
    several: (who) => `${who} foram removidos`,
    oneBy: (who, by) => `${who} foi removido por ${by}`,
    severalBy: (who, by) => `${who} foram removidos por ${by}`,
  },
  promote: {
    one: (who) => `${who} virou admin`,
    several: (who) => `${who} viraram admins`,
    oneBy: (who, by) => `${by} tornou ${who} admin`,
    severalBy: (who, by) => `${by} tornou admins: ${who}`,
  },
  demote: {
    one: (who) => `${who} não é mais admin`,
    several: (who) => `${who} não são mais admins`,
    oneBy: (who, by) => `${by} removeu ${who} dos admins`,
    severalBy: (who, by) => `${by} removeu ${who} dos admins`,
  },
};

export const groupWords: Words<typeof english.groupWords> = {
  of: (group, change) => `${group}: ${change}`,
  named: (name) => `Grupo “${name}”`,
  something: 'algo mudou',
  unknown: (change) => `uma mudança que o WhatsApp chama de “${change}”`,
  left: (who) => `${who} saiu`,
  somebody: 'alguém',
  created: 'foi criado',
  createdBy: (by) => `foi criado por ${by}`,
  createdAs: (subject) => `foi criado como “${subject}”`,
  createdAsBy: (subject, by) => `foi criado como “${subject}” por ${by}`,
  renamed: 'mudou de nome',
  renamedBy: (by) => `${by} mudou o nome`,
  renamedTo: (subject) => `mudou de nome para “${subject}”`,
  renamedToBy: (subject, by) => `${by} mudou o nome para “${subject}”`,
  changedBy: (change, by) => `${change} (por ${by})`,
};
