import type { CallNoticeValue, GroupSettingValue } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const VIEW_LABELS: Words<typeof english.VIEW_LABELS> = {
  open: 'Todos',
  needs_reply: 'Por responder',
  mine: 'Míos',
  unassigned: 'Sin asignar',
  closed: 'Cerrados',
};

export const chatWords: Words<typeof english.chatWords> = {
  unread: (count) => (count === 1 ? '1 mensaje no leído' : `${count} mensajes no leídos`),
  markedUnread: 'Marcado como no leído',
  needsReply: 'Espera respuesta',
  pinned: 'Fijado',
  muted: 'Silenciado',
  archived: 'Archivado',
  closed: 'Cerrado',
  assignedTo: (name) => `Asignado a ${name}`,
  somebody: 'Alguien',
  apiKey: 'Una clave de API',
  apiKeyNamed: (name) => `La clave de API “${name}”`,
  noMessage: 'Aún no hay mensajes',
  missedCall: 'Llamada perdida',
  draft: 'Borrador:',
  you: 'Tú',
};

/** Names joined by commas and "y", which is "e" before the sound of an i. */
const listed = (names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${/^h?[ií](?![aeou])/i.test(last) ? 'e' : 'y'} ${last}`;
};

export const viewerWords: Words<typeof english.viewerWords> = {
  here: 'También en este chat',
  looking: (names) => `${listed(names)} ${names.length === 1 ? 'mira' : 'miran'} este chat`,
  answering: (names) => `${listed(names)} ${names.length === 1 ? 'está' : 'están'} respondiendo`,
};

const SETTINGS: Record<GroupSettingValue, string> = {
  announcement_on: 'estableció que solo escriban los administradores',
  announcement_off: 'estableció que escriban todos los miembros',
  locked_on: 'estableció que solo los administradores cambien nombre, descripción y foto',
  locked_off: 'estableció que todos los miembros cambien nombre, descripción y foto',
  approval_on: 'estableció que los administradores aprueben quién se une',
  approval_off: 'estableció que cualquiera se una sin aprobación',
  admins_add_on: 'estableció que solo los administradores agreguen miembros',
  admins_add_off: 'estableció que todos los miembros agreguen miembros',
};

const CALLS: Record<CallNoticeValue, string> = { voice: 'Llamada', video: 'Videollamada' };

export const NOTICE_SENTENCES: Words<typeof english.NOTICE_SENTENCES> = {
  group_created: (who, _, value) => `${who} creó el grupo${value && ` “${value}”`}`,
  group_subject: (who, _, value) => `${who} cambió el nombre del grupo a “${value}”`,
  group_description: (who) => `${who} cambió la descripción del grupo`,
  group_picture: (who) => `${who} cambió la foto del grupo`,
  group_added: (who, whom) => `${who} agregó a ${whom}`,
  group_removed: (who, whom) => `${who} quitó a ${whom}`,
  group_left: (who, whom) => `${whom || who} salió del grupo`,
  group_promoted: (who, whom) => `${who} nombró administrador a ${whom}`,
  group_demoted: (who, whom) => `${who} quitó a ${whom} como administrador`,
  group_settings: (who, _, value) =>
    `${who} ${SETTINGS[value as GroupSettingValue] ?? 'cambió los ajustes del grupo'}`,
  group_join_request: (who, whom) => `${whom || who} pide unirse al grupo`,
  assigned: (who, whom) =>
    who === whom ? `${who} tomó el chat` : `${who} asignó el chat a ${whom}`,
  unassigned: (who) => `${who} quitó la asignación`,
  closed: (who) => `${who} cerró el chat`,
  reopened: (who) => `${who} reabrió el chat`,
  labelled: (who, _, value) => `${who} agregó la etiqueta “${value}”`,
  unlabelled: (who, _, value) => `${who} quitó la etiqueta “${value}”`,
  call_accepted: (who, _, value) =>
    `${CALLS[value as CallNoticeValue]} de ${who}, contestada en otro dispositivo`,
  call_rejected: (who, _, value) => `${CALLS[value as CallNoticeValue]} de ${who}, rechazada`,
  call_missed: (who, _, value) => `${CALLS[value as CallNoticeValue]} de ${who}, perdida`,
  timer: (who, _, value) =>
    value
      ? `${who} hizo que los mensajes desaparezcan después de ${value}`
      : `${who} desactivó los mensajes temporales`,
};

export const NOTICES_ALONE: Words<typeof english.NOTICES_ALONE> = {
  assigned: (whom) => `El chat se asignó a ${whom}`,
  unassigned: () => 'La asignación terminó',
  closed: () => 'El chat se cerró',
  reopened: () => 'Un mensaje nuevo reabrió el chat',
  group_added: (whom) => `${whom} se unió al grupo`,
  group_subject: (_, value) => `Ahora el grupo se llama “${value}”`,
  group_created: (_, value) => `Se creó el grupo${value && ` “${value}”`}`,
  timer: (_, value) =>
    value
      ? `Desde ahora los mensajes desaparecen después de ${value}`
      : 'Desde ahora los mensajes se conservan',
};

export const timerWords: Words<typeof english.timerWords> = {
  short: 'menos de un día',
  day: 'un día',
  week: 'una semana',
  days: (count) => `${count} días`,
};
