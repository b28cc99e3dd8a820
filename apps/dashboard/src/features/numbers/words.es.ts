import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  PENDING: 'Iniciando',
  QR: 'Esperando escaneo',
  CONNECTING: 'Conectando',
  CONNECTED: 'Conectado',
  DISCONNECTED: 'Desconectado',
  LOGGED_OUT: 'Desvinculado',
};

export const STATUS_MEANINGS: Words<typeof english.STATUS_MEANINGS> = {
  PENDING: 'Aún sin vincular.',
  QR: 'Un código espera que lo escaneen con WhatsApp.',
  CONNECTING: 'El teléfono aceptó. Se está estableciendo la conexión.',
  CONNECTED: 'En línea, listo para enviar y recibir.',
  DISCONNECTED: 'La conexión se cortó.',
  LOGGED_OUT: 'El dispositivo se desvinculó. Hace falta un nuevo escaneo.',
};

export const numberWords: Words<typeof english.numberWords> = {
  title: 'Números',
  number: 'Número',
  all: 'Todos los números',
  link: 'Vincular un número',
  missing: 'Este número no existe',
  deleted: 'un número eliminado',
  hint: (status) => `${status}: ${STATUS_MEANINGS[status]}`,
};

export const DOWN_LABELS: Words<typeof english.DOWN_LABELS> = {
  temporarily_banned: 'Suspendido por un tiempo',
  account_locked: 'Bloqueado por WhatsApp',
  client_outdated: 'Necesita actualización',
  refused: 'Rechazado por WhatsApp',
  rate_limited: 'Demasiados inicios',
  replaced: 'En uso en otro lugar',
  proxy_unreachable: 'Proxy sin respuesta',
};

export const statusWords: Words<typeof english.statusWords> = {
  passkey: 'Esperando llave de acceso',
  bannedUntil: (time) => `Suspendido hasta ${time}`,
  notLinked: 'Sin vincular',
};

export const WAYS_ON: Words<typeof english.WAYS_ON> = {
  qr_timeout: 'Obtén un código nuevo cuando tengas el teléfono a mano.',
  passkey_failed:
    'Obtén un código nuevo y escanéalo. Ten a mano la llave de acceso: hay diez minutos para firmar, y WhatsApp debe seguir abierto en el teléfono hasta que el número quede vinculado.',
  replaced:
    'whathooks no lo recupera por sí solo: cierra el otro programa y vuelve a conectar aquí.',
  client_outdated:
    'whathooks sigue buscando la versión actual de WhatsApp Web, como mucho cada seis horas, y vuelve a vincular el número cuando la encuentra.',
  other: 'whathooks no reintenta por sí solo, porque WhatsApp lo rechazaría de nuevo.',
};

export const DOWN_TITLES: Words<typeof english.DOWN_TITLES> = {
  account_locked: 'Bloqueado por WhatsApp',
  temporarily_banned: 'Suspendido por WhatsApp por un tiempo',
  client_outdated: 'WhatsApp exige una versión más nueva',
  refused: 'WhatsApp rechazó el inicio de sesión',
  replaced: 'En uso en otro programa',
  rate_limited: 'Esperando el próximo intento',
  proxy_unreachable: 'El proxy no responde',
  qr_timeout: 'El código QR venció',
  passkey_failed: 'La llave de acceso no vinculó el número',
};

export const SHORT_REASONS: Words<typeof english.SHORT_REASONS> = {
  unlinked_by_phone: 'Desvinculado en el teléfono',
  logged_out_by_api: 'Desvinculado aquí',
  unlink_pending: 'Desvinculado aquí',
  unlink_failed: 'Desvinculado aquí',
  connection_lost: 'Sin conexión',
  gateway_restarted: 'Sin conexión',
  gateway_stopped: 'Sin conexión',
  commit_failed: 'Sin conexión',
  pairing_refused: 'Código rechazado',
  scan_again: 'Falta otro escaneo',
  passkey_required: 'Esperando llave de acceso',
  passkey_confirmation: 'Código por comparar',
  session_deleted: 'Eliminado',
};

export const REASONS: Words<typeof english.REASONS> = {
  qr_timeout: 'Nadie escaneó un código QR a tiempo.',
  pairing_refused:
    'WhatsApp retiró el código de vinculación y no dio otro. Escanea el código QR o reintenta en unos minutos.',
  scan_again: 'WhatsApp pide un escaneo más: se muestra un código nuevo.',
  passkey_required: 'WhatsApp pide la llave de acceso de la cuenta.',
  passkey_confirmation: 'Hay que comparar un código con el del teléfono.',
  passkey_failed: 'La vinculación con la llave de acceso no funcionó.',
  unlinked_by_phone: 'El dispositivo se quitó en el teléfono.',
  logged_out_by_api: 'Se desvinculó en whathooks.',
  unlink_pending:
    'Se desvinculó en whathooks mientras no se podía llegar a WhatsApp. El teléfono muestra el dispositivo hasta que WhatsApp se entere; whathooks sigue intentándolo.',
  unlink_failed:
    'Se desvinculó en whathooks y durante 30 días no se pudo avisar a WhatsApp. Revisa los dispositivos vinculados en el teléfono.',
  session_deleted: 'Se eliminó.',
  connection_lost: 'La conexión con WhatsApp se cortó o dejó de responder.',
  replaced: 'Otro programa abrió el mismo dispositivo vinculado. Solo uno puede usarlo a la vez.',
  client_outdated:
    'WhatsApp exige una versión de WhatsApp Web más nueva que la que anuncia whathooks, y whathooks no encontró ninguna. Actualiza whathooks o define WHATSAPP_VERSION.',
  temporarily_banned: 'WhatsApp suspendió esta cuenta por un tiempo.',
  account_locked:
    'WhatsApp bloqueó esta cuenta, o su teléfono ya no está registrado. Abre WhatsApp en el teléfono para ver por qué.',
  rate_limited: 'WhatsApp vio demasiados inicios de sesión de este número.',
  proxy_unreachable:
    'No se puede llegar al proxy de este número, o el proxy no lo deja pasar. whathooks sigue intentándolo y nada sale por fuera de él.',
  refused: 'WhatsApp rechazó el inicio de sesión.',
  commit_failed:
    'Lo que llegó no se pudo guardar, así que no se aceptó. WhatsApp lo envía de nuevo.',
  gateway_stopped: 'Este whathooks se detuvo.',
  gateway_restarted: 'El proceso que lo ejecutaba terminó.',
};

export const BANS: Words<typeof english.BANS> = {
  '101': 'Se enviaron demasiados mensajes a personas que no tienen el número en sus contactos.',
  '102': 'Demasiadas personas bloquearon el número.',
  '103': 'Se crearon demasiados grupos con personas que no tienen el número en sus contactos.',
  '104': 'Se envió el mismo mensaje a demasiadas personas.',
  '106': 'Se enviaron demasiados mensajes a una lista de difusión.',
};

export const reasonWords: Words<typeof english.reasonWords> = {
  whatsappSays: (words) => `WhatsApp dice: “${words}”.`,
  details: (detail) => `Detalles: ${detail}.`,
  refused: (code) => `WhatsApp rechazó el inicio de sesión (código ${code}).`,
};

export const unlinkedWords: Words<typeof english.unlinkedWords> = {
  done: (name) => `Se desvinculó ${name}.`,
  pending: (name) =>
    `Se desvinculó ${name} aquí. El teléfono lo muestra hasta que se pueda llegar a WhatsApp.`,
};
