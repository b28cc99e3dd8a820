import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  notConnected: (name, state, reason) =>
    `${name} no puede enviar ahora (${state}). ${reason ? `${reason} ` : ''}Podrá enviar de nuevo cuando esté conectado.`,
  notLinked: (name, reason) =>
    `${name} no está vinculado. ${reason ? `${reason} ` : ''}No se puede enviar nada hasta que se vincule de nuevo.`,
  linkAgain: 'Vincularlo de nuevo',
  askToLink: 'Un propietario o un administrador puede hacerlo.',
  waits: (name) =>
    `${name} no está conectado en este momento. Lo que envíes espera y sale en cuanto vuelva.`,
  restricted: (name, until) =>
    `WhatsApp no permite que ${name} inicie chats nuevos${until ? ` (hasta ${until})` : ' por ahora'}. A quien ya le escribió se le puede responder.`,
  timer: (time) => `Los mensajes de este chat desaparecen después de ${time}.`,
  linkPreview: (host) => `Mostrar una vista previa de ${host}`,
  formatted: 'Así se ve en el chat',
  numberGone:
    'Este número se eliminó junto con sus conversaciones. Lo que aún se ve desaparece al salir de este chat.',
  toNumber: 'Abrir el número',
  blocked: (name) =>
    `El número bloquea a ${name}: ninguno de los dos puede escribir. Aquí se puede leer lo que se dijo.`,
  unblock: 'Desbloquear',
  messageTo: (recipient) => `Mensaje para ${recipient}`,
  write: 'Escribe un mensaje',
  attached: 'Archivos que se envían',
  detach: (name) => `No enviar ${name}`,
  drop: 'Suelta aquí los archivos para adjuntarlos',
  send: 'Enviar mensaje',
  save: 'Guardar el cambio',
  replyTo: (author) => `Respuesta a ${author}`,
  yourself: 'ti',
  editing: 'Edita tu mensaje',
  stopReply: 'Cancelar la respuesta',
  stopEdit: 'Cancelar el cambio',
  unsaved:
    'No se puede llegar al servidor. Lo que escribes queda en este navegador y se guarda cuando vuelva.',
  gap: (gap) => `${gap} no se conoce en este chat. Escríbelo en lugar de los corchetes y envía.`,
};

export const recorderWords: Words<typeof english.recorderWords> = {
  record: 'Grabar un mensaje de voz',
  recording: 'Grabando',
  discard: 'Descartar la grabación',
  send: 'Enviar el mensaje de voz',
  refused: {
    title: 'Sin micrófono',
    detail:
      'El navegador no da acceso a un micrófono. Permítelo en los ajustes de esta página y abre el panel por HTTPS.',
  },
};

export const mentionWords: Words<typeof english.mentionWords> = {
  members: 'Miembros del grupo',
  all: 'Todos en el grupo',
};
