import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `Vincula tu WhatsApp con ${organization}`,
  opening: 'Un momento…',
  scanSteps: [
    'Abre WhatsApp en tu teléfono.',
    'Toca Ajustes o el menú, luego Dispositivos vinculados y Vincular un dispositivo.',
    'Apunta con tu teléfono a este código.',
  ],
  codeAlt: 'Código para escanear con WhatsApp en tu teléfono',
  codeComes: 'El siguiente código aparece enseguida…',
  typeInstead: 'Vincular con el número de teléfono',
  scanInstead: 'Escanear un código',
  yourNumber: 'Tu número de WhatsApp, con el código del país',
  numberHint: 'Por ejemplo +34 600 123 456',
  getCode: 'Obtener un código',
  waiting: 'Preguntando a WhatsApp…',
  typeSteps: [
    'Abre WhatsApp, luego Ajustes o el menú y Dispositivos vinculados.',
    'Toca Vincular un dispositivo y Vincular con el número de teléfono.',
    'Escribe este código:',
  ],
  copy: 'Copiar el código',
  copied: 'Copiado',
  connecting: 'Tu teléfono se está vinculando. Deja WhatsApp abierto hasta que termine.',
  doneTitle: 'Listo: tu WhatsApp está vinculado',
  done: (organization) =>
    `${organization} ya puede recibir y responder mensajes por ti. Puedes cerrar esta página y desvincular cuando quieras en WhatsApp, en Dispositivos vinculados.`,
  overTitle: 'Este enlace no está abierto',
  over: 'Se usó, se retiró o ha caducado. Si tu teléfono muestra un nuevo dispositivo vinculado, todo está listo. Si no, pide un enlace nuevo a quien te lo envió.',
  offline: 'La conexión se interrumpió. Se intenta de nuevo automáticamente.',
  faults: {
    number: 'Escribe el número con el código del país, por ejemplo +34 600 123 456.',
    refused: 'WhatsApp no da un código para este número ahora. Revísalo o escanea el código.',
    notNow: 'Ahora mismo no hay código. Inténtalo en unos segundos.',
    tooMany: 'Demasiados intentos. Espera un minuto e inténtalo de nuevo.',
    notReached: 'No se pudo llegar al servidor. Revisa tu conexión e inténtalo de nuevo.',
  },
  reasons: {
    scan_again: 'WhatsApp cambió el código. Escanea el nuevo.',
    passkey_required:
      'WhatsApp pide la llave de acceso de esta cuenta. Pide a quien te envió el enlace que lo termine contigo.',
    passkey_confirmation:
      'WhatsApp pide comparar un código. Pide a quien te envió el enlace que lo termine contigo.',
    passkey_failed: 'WhatsApp no aceptó la llave de acceso. Escanea el código otra vez.',
    pairing_refused: 'WhatsApp no aceptó la vinculación. Inténtalo con el código nuevo.',
    temporarily_banned: 'WhatsApp bloqueó este número por un tiempo. Inténtalo más tarde.',
    connection_lost: 'No se puede llegar a WhatsApp. Se intenta de nuevo automáticamente.',
  },
};
