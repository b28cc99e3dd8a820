import { ROLES_WITHIN } from '../../../../features/members/role-words';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Personas',
  lead: (organization) => `Quién pertenece a ${organization} y qué puede hacer.`,
  invite: 'Invitar a alguien',
  membersOnly: 'Los propietarios y administradores invitan a personas y cambian roles.',
  members: 'Miembros',
  roles: 'Qué puede hacer cada rol',
};

export const memberWords: Words<typeof english.memberWords> = {
  name: 'Nombre',
  email: 'Correo',
  role: 'Rol',
  joined: 'Se unió',
  actions: 'Acciones',
  you: (name) => `${name} (tú)`,
  change: 'Cambiar rol',
  changeOf: (name) => `Cambiar el rol de ${name}`,
  help: 'Ayudar a entrar',
  helpOf: (name) => `Ayudar a ${name} a iniciar sesión`,
  remove: 'Quitar',
  removeOf: (name) => `Quitar a ${name}`,
  leave: 'Salir',
  leaveThis: 'Salir de la organización',
  onlyOwner: 'El único propietario. Nombra propietario a otro miembro para salir o cambiar de rol.',
  above: 'Solo un propietario puede cambiar a otro.',
};

export const roleWords: Words<typeof english.roleWords> = {
  title: (name) => `Rol de ${name} y lo que ve`,
  legend: 'Rol',
  handOver: 'Ceder la organización: paso a ser administrador',
  handOverHint: 'Si no, quedan dos propietarios.',
  counts: 'Se aplica al instante, en todos los dispositivos de la persona.',
  submit: 'Cambiar rol',
  changed: (name, role) => `Ahora ${name} tiene el rol de ${ROLES_WITHIN[role]}.`,
};

export const helpWords: Words<typeof english.helpWords> = {
  title: (name) => `Ayudar a ${name} a iniciar sesión`,
  sure: 'Asegúrate de que la solicitud venga realmente de esa persona: por teléfono o en persona.',
  ownPassword: 'Tu propia contraseña',
  ownPasswordHint:
    'Lo que abre la cuenta de alguien no se da a quien solo encuentra abierta esta pantalla.',
  passwordMissing: 'Escribe tu contraseña.',
  passwordWrong: 'Esta no es tu contraseña.',
  password: 'Olvidó la contraseña',
  passwordText: (hours) =>
    `Recibes un enlace con el que puede elegir una contraseña nueva. Funciona una sola vez, durante ${hours === 1 ? 'una hora' : `${hours} horas`}. Su segundo factor se pide como antes.`,
  makeLink: 'Crear enlace',
  link: 'Enlace para una contraseña nueva',
  linkCopy: 'enlace',
  linkText: 'Cópialo ahora y no se lo pases a nadie más: se muestra solo esta vez.',
  twoFactor: 'Perdió el teléfono y los códigos de recuperación',
  twoFactorText:
    'Su contraseña basta para abrir la cuenta hasta que configure otro segundo factor, y sus sesiones se cierran.',
  reset: 'Quitar segundo factor',
  resetDone: (name) => `Ahora ${name} inicia sesión solo con la contraseña.`,
  done: 'Listo',
};

export const removeWords: Words<typeof english.removeWords> = {
  title: (name) => `¿Quitar a ${name}?`,
  action: 'Quitar',
  text: 'Se cierra al instante su sesión en esta organización y se revocan sus invitaciones abiertas. Los chats que tenía asignados quedan sin asignar. Lo que escribió se conserva y las claves de API que creó siguen funcionando: revócalas en la página de claves de API.',
  done: (name) => `Se quitó a ${name}.`,
  leaveTitle: (organization) => `¿Salir de ${organization}?`,
  leaveAction: 'Salir',
  leaveText:
    'Se cierra tu sesión al instante y se revocan tus invitaciones abiertas. Las claves de API que creaste siguen funcionando. Para volver necesitas una invitación.',
};

export const inviteWords: Words<typeof english.inviteWords> = {
  title: 'Invitar a alguien',
  email: 'Correo electrónico (opcional)',
  emailHint:
    'Con una dirección, solo puede aceptar esa cuenta. Sin ella, cualquiera que tenga el enlace.',
  emailWrong: 'Escribe un correo electrónico completo o déjalo vacío.',
  role: 'Rol',
  submit: 'Crear enlace',
  linkTitle: 'El enlace de la invitación',
  sendNow: 'Cópialo y envíalo ahora.',
  sendNowText: (days) =>
    `No se envió por correo: pásalo tú. Se muestra solo esta vez y funciona una vez, durante ${days === 1 ? 'un día' : `${days} días`}.`,
  mailed: (email) => `Enviado a ${email}.`,
  mailedText: (days) =>
    `El enlace va en camino por correo. Por si no llega, pásalo tú: se muestra solo esta vez y funciona una vez, durante ${days === 1 ? 'un día' : `${days} días`}.`,
  link: 'Enlace',
  linkCopy: 'enlace',
  done: 'Listo',
};

export const invitationWords: Words<typeof english.invitationWords> = {
  title: 'Invitaciones abiertas',
  none: 'No hay invitaciones abiertas.',
  for: 'Para',
  anybody: 'Cualquiera con el enlace',
  role: 'Rol',
  expires: 'Vence',
  by: 'Invitó',
  actions: 'Acciones',
  revoke: 'Revocar',
  revokeOf: (whom) => `Revocar la invitación para ${whom}`,
  revokeTitle: '¿Revocar esta invitación?',
  revokeAction: 'Revocar invitación',
  revokeText: 'Su enlace deja de funcionar al instante.',
  revoked: 'La invitación se revocó.',
  above: 'Solo un propietario puede revocar la invitación de un propietario.',
};

export const permissionWords: Words<typeof english.permissionWords> = {
  permission: 'Permiso',
  yes: 'Sí',
  no: 'No',
};
