import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const noticesWords: Words<typeof english.noticesWords> = {
  title: 'Llamadas y avisos',
  none: 'Aún no hay. Aquí aparecen las llamadas, los cambios de grupos y otros avisos de WhatsApp.',
  older: 'Cargar avisos anteriores',
  raw: 'Aviso sin procesar',
};

export const VOICE_CALLS: Words<typeof english.VOICE_CALLS> = {
  answered: (who) => `Llamada de voz de ${who}, atendida`,
  declined: (who) => `Llamada de voz de ${who}, rechazada`,
  missed: (who) => `Llamada de voz perdida de ${who}`,
  ringing: (who) => `Llamada de voz de ${who}, sonando`,
  plain: (who) => `Llamada de voz de ${who}`,
};
export const VIDEO_CALLS: Words<typeof english.VIDEO_CALLS> = {
  answered: (who) => `Videollamada de ${who}, atendida`,
  declined: (who) => `Videollamada de ${who}, rechazada`,
  missed: (who) => `Videollamada perdida de ${who}`,
  ringing: (who) => `Videollamada de ${who}, sonando`,
  plain: (who) => `Videollamada de ${who}`,
};

export const notificationWords: Words<typeof english.notificationWords> = {
  pictureRemoved: (of) => `${of}: se quitó la foto`,
  pictureChanged: (of) => `${of}: se cambió la foto`,
  about: (of) => `${of}: se cambió el texto de “Info.”`,
  devices: (of) => `${of}: cambiaron los dispositivos vinculados`,
  newKeys: 'WhatsApp pidió nuevas claves de cifrado',
  securityCode: (of) => `${of}: cambió el código de seguridad`,
  account: 'WhatsApp envió un aviso sobre lo que la cuenta puede hacer',
  mayWrite: (of) => `WhatsApp permite que este número escriba a ${of}`,
  settings: 'Cambiaron ajustes de la cuenta en el teléfono',
  other: (type, of) => `WhatsApp envió el aviso “${type}” sobre ${of}`,
};

export const GROUP_CHANGES: Words<typeof english.GROUP_CHANGES> = {
  announcement: 'ahora solo pueden escribir los administradores',
  not_announcement: 'ahora todos pueden escribir',
  locked: 'ahora solo los administradores pueden cambiar sus datos',
  unlocked: 'ahora todos pueden cambiar sus datos',
  description: 'se cambió la descripción',
  ephemeral: 'ahora los mensajes desaparecen después de un tiempo',
  not_ephemeral: 'los mensajes ya no desaparecen',
  invite: 'se reemplazó el enlace de invitación',
  delete: 'se eliminó',
  growth_locked: 'ahora nadie puede unirse con el enlace',
  growth_unlocked: 'es posible unirse con el enlace otra vez',
  membership_approval_mode: 'se cambió si los administradores aprueban a quien se une',
  member_add_mode: 'se cambió quién puede agregar miembros',
  created_membership_requests: 'alguien pidió unirse',
  revoked_membership_requests: 'se retiró una solicitud para unirse',
  revoke: 'se retiró una invitación',
  link: 'se vinculó con otro grupo',
  unlink: 'ya no está vinculado con otro grupo',
  suspended: 'WhatsApp lo suspendió',
  unsuspended: 'WhatsApp levantó la suspensión',
};

export const MEMBER_CHANGES: Words<typeof english.MEMBER_CHANGES> = {
  add: {
    one: (who) => `se agregó a ${who}`,
    several: (who) => `se agregó a ${who}`,
    oneBy: (who, by) => `${by} agregó a ${who}`,
    severalBy: (who, by) => `${by} agregó a ${who}`,
  },
  remove: {
    one: (who) => `se quitó a ${who}`,
    several: (who) => `se quitó a ${who}`,
    oneBy: (who, by) => `${by} quitó a ${who}`,
    severalBy: (who, by) => `${by} quitó a ${who}`,
  },
  promote: {
    one: (who) => `se nombró administrador a ${who}`,
    several: (who) => `se nombró administradores a ${who}`,
    oneBy: (who, by) => `${by} nombró administrador a ${who}`,
    severalBy: (who, by) => `${by} nombró administradores a ${who}`,
  },
  demote: {
    one: (who) => `se quitó a ${who} como administrador`,
    several: (who) => `se quitó a ${who} como administradores`,
    oneBy: (who, by) => `${by} quitó a ${who} como administrador`,
    severalBy: (who, by) => `${by} quitó a ${who} como administradores`,
  },
};

export const groupWords: Words<typeof english.groupWords> = {
  of: (group, change) => `${group}: ${change}`,
  named: (name) => `Grupo “${name}”`,
  something: 'algo cambió',
  unknown: (change) => `un cambio que WhatsApp llama “${change}”`,
  left: (who) => `${who} salió`,
  somebody: 'alguien',
  created: 'se creó',
  createdBy: (by) => `${by} lo creó`,
  createdAs: (subject) => `se creó como “${subject}”`,
  createdAsBy: (subject, by) => `${by} lo creó como “${subject}”`,
  renamed: 'cambió de nombre',
  renamedBy: (by) => `${by} cambió el nombre`,
  renamedTo: (subject) => `ahora se llama “${subject}”`,
  renamedToBy: (subject, by) => `${by} cambió el nombre a “${subject}”`,
  changedBy: (change, by) => `${change} (por ${by})`,
};
