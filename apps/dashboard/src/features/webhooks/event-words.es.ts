import type { Words } from '../../shared/language/words';
import type * as english from './event-words';

export const EVENT_WORDS: Words<typeof english.EVENT_WORDS> = {
  'message.received': 'Llegó un mensaje a un número conectado.',
  'session.status': 'Un número cambió de estado.',
  'session.qr': 'Se generó un código QR nuevo y espera que lo escaneen.',
  'session.pairing_code':
    'Un código de vinculación espera que lo escriban en el teléfono, o el anterior venció.',
  'message.status':
    'Un mensaje que enviaste cambió de estado: enviado, entregado, leído, reproducido, fallido o cancelado. En un grupo, el evento llega por cada paso de cada miembro (recipient).',
  'message.sent_from_phone': 'Alguien envió un mensaje desde el propio teléfono.',
  'message.reaction': 'Alguien reaccionó a un mensaje con un emoji, o quitó la reacción.',
  'message.edited': 'El autor editó un mensaje. El evento lleva el texto de antes y el de después.',
  'message.deleted': 'Su autor o un administrador del grupo eliminó un mensaje para todos.',
  'message.pinned': 'Alguien fijó un mensaje en su chat, o lo desfijó.',
  'message.kept': 'Alguien conservó un mensaje que iba a desaparecer, o dejó de conservarlo.',
  'message.media':
    'El archivo de un mensaje que estaba pendiente cuando se informó el mensaje ya está listo, o falló. Sigue a un message.received o message.sent_from_phone con media.status pending, y a un archivo que se pidió de nuevo.',
  'poll.vote':
    'Alguien votó en una encuesta, cambió o retiró su voto, o respondió a la invitación a un evento.',
  'call.received':
    'Alguien llama al número (ringing), y otra vez cuando la llamada se atendió, se rechazó o se perdió.',
  'presence.updated': 'Una persona se conecta, se desconecta, escribe o graba.',
  'chat.updated':
    'Un chat se abrió, cerró, asignó, etiquetó, leyó, archivó, silenció o fijó, aquí o en el teléfono. Los mensajes nuevos tienen sus propios eventos.',
  'contact.updated':
    'Un contacto tiene otro nombre, o se conoce el número de teléfono detrás de un LID. Los contactos nuevos se conocen por su primer mensaje.',
  'group.updated':
    'Se creó un grupo o cambió: su nombre, descripción, foto o ajustes, quién está y quién lo administra, o alguien pide unirse.',
  'session.restricted':
    'WhatsApp suspendió un número por un tiempo o le impidió iniciar chats nuevos, o dejó de hacerlo.',
  'webhook.disabled': 'Se desactivó otro webhook porque su servidor seguía fallando.',
  'alert.opened': 'Un número o un webhook requiere atención. Se envía una vez por cada problema.',
  'alert.closed': 'Terminó el problema que informó una alerta.',
};
