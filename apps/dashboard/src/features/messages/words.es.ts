import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const MESSAGE_STATUS_LABELS: Words<typeof english.MESSAGE_STATUS_LABELS> = {
  received: 'Recibido',
  scheduled: 'Programado',
  pending: 'Esperando a WhatsApp',
  sent: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  played: 'Reproducido',
  failed: 'Fallido',
  cancelled: 'Cancelado',
};

export const messageWords: Words<typeof english.messageWords> = {
  title: 'Mensajes',
  received: 'Recibido',
  sentByYou: 'Enviado por ti',
  older: 'Cargar mensajes anteriores',
  deletedNumber: 'un número eliminado',
  withPhone: (name, phone) => `${name} (${phone})`,
  sentBy: (name) => `Enviado por ${name}`,
  sentByKey: (name) => `Enviado por la clave de API “${name}”`,
  sentByAKey: 'Enviado por una clave de API',
};

export const TYPE_LABELS: Words<typeof english.TYPE_LABELS> = {
  text: 'Texto',
  image: 'Foto',
  video: 'Video',
  audio: 'Audio',
  voice: 'Mensaje de voz',
  document: 'Documento',
  sticker: 'Sticker',
  album: 'Álbum',
  location: 'Ubicación',
  contact: 'Contacto',
  poll: 'Encuesta',
  event: 'Evento',
  invitation: 'Invitación a un grupo',
  tap: 'Selección',
  reaction: 'Reacción',
  unsupported: 'Este tipo de mensaje aún no se puede mostrar',
};

export const KIND_LABELS: Words<typeof english.KIND_LABELS> = {
  orderMessage: 'Pedido',
  productMessage: 'Producto',
  groupInviteMessage: 'Invitación a un grupo',
  listMessage: 'Lista para elegir',
  buttonsMessage: 'Mensaje con botones',
  templateMessage: 'Mensaje con botones',
  interactiveMessage: 'Mensaje con botones',
  invoiceMessage: 'Factura',
  requestPaymentMessage: 'Solicitud de pago',
  stickerPackMessage: 'Paquete de stickers',
  scheduledCallCreationMessage: 'Llamada programada',
  newsletterAdminInviteMessage: 'Invitación para administrar un canal',
};

export const FAILURES: Words<typeof english.FAILURES> = {
  expired: 'No enviado: no se pudo enviar a tiempo',
  unacknowledged: 'WhatsApp nunca lo confirmó; aun así, puede haber llegado',
  session_logged_out: 'No enviado: el número se desvinculó',
  recipient_not_on_whatsapp: 'No enviado: el destinatario no está en WhatsApp',
  no_devices: 'No enviado: WhatsApp no indica ningún dispositivo del destinatario',
  no_keys: 'No enviado: WhatsApp no dio claves de cifrado para el destinatario',
  too_late: 'No enviado: WhatsApp solo acepta este cambio un tiempo después del mensaje',
  message_not_sent: 'No enviado: el mensaje que cambia tampoco se envió',
  group_admins_only: 'No enviado: en este grupo solo pueden escribir los administradores',
  file_gone: 'No enviado: su archivo se eliminó antes de poder enviarlo',
  upload_refused: 'No enviado: WhatsApp rechazó su archivo',
  '400': 'No enviado: WhatsApp no pudo leer el mensaje',
  '403': 'No enviado: WhatsApp no lo permite; ¿sigue el número en el grupo?',
  '404': 'No enviado: WhatsApp no conoce a ese destinatario',
  '405': 'No enviado: WhatsApp no acepta mensajes de este tipo',
  '421': 'No enviado: WhatsApp conoce a los miembros del grupo con otras direcciones',
  '463': 'No enviado: WhatsApp no dejó que el número escribiera a alguien que no le ha escrito',
  '475': 'No enviado: al número no le quedan chats nuevos',
  '479': 'No enviado: WhatsApp consideró que el mensaje está mal formado',
  '503': 'No enviado: WhatsApp no estaba disponible',
};

export const WAITS: Words<typeof english.WAITS> = {
  queued: null,
  no_ack: 'WhatsApp aún no lo confirmó. Se envía de nuevo.',
  no_devices: 'WhatsApp no indica ningún dispositivo del destinatario. Reintentando.',
  no_keys: 'WhatsApp no dio claves de cifrado para el destinatario. Reintentando.',
  not_answered: 'WhatsApp no responde. Reintentando.',
  not_uploaded: 'Su archivo aún no está en WhatsApp. Reintentando.',
  not_sent: 'No se pudo enviar. Reintentando.',
  reach_out_timelock:
    'Por ahora, WhatsApp no permite que el número inicie chats nuevos. Se envía cuando termine la restricción.',
  new_chat_cap: 'Al número no le quedan chats nuevos. Se envía cuando el conteo vuelva a empezar.',
  chat_refused: 'WhatsApp rechazó el mensaje anterior. Este se intenta después de una pausa.',
};

export const summaryWords: Words<typeof english.summaryWords> = {
  deleted: 'Eliminado para todos',
  deletedByAdmin: 'Eliminado por un administrador',
  reactionRemoved: 'Reacción eliminada',
  withText: (label, text) => `${label}: ${text}`,
  by: (author, text) => `${author}: ${text}`,
  notSent: 'No enviado',
  notSentBecause: (reason) => `No enviado: ${reason}`,
};
