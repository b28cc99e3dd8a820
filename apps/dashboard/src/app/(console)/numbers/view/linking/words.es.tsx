import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Vincula el teléfono',
  ways: 'Forma de vincular',
  scan: 'Escanear QR',
  type: 'Escribir código',
  send: 'Enviar enlace',
  qrCode: 'Código QR para escanear con WhatsApp',
  again: 'Escanea una vez más',
  againText:
    'WhatsApp pide un segundo escaneo, del código nuevo que se muestra ahora. El teléfono puede decir que no se pudo vincular el dispositivo: cierra ese mensaje y vuelve a escanear.',
  steps: [
    <>Abre WhatsApp en el teléfono.</>,
    <>
      Ve a <strong>Ajustes</strong> (iPhone) o al <strong>menú ⋮</strong> (Android) y toca{' '}
      <strong>Dispositivos vinculados</strong>.
    </>,
    <>
      Toca <strong>Vincular un dispositivo</strong> y apunta con el teléfono a este código.
    </>,
    <>
      Cuenta con escanear dos veces: WhatsApp suele retirar el código con el primer escaneo, y uno
      nuevo aparece aquí al instante.
    </>,
  ],
  help: 'Si un número no se vincula',
  newCodeIn: (seconds) => `Código nuevo en ${seconds} s`,
  loadingCode: 'Cargando un código nuevo…',
  simulated:
    'Esta instalación usa un WhatsApp simulado: no hace falta un teléfono real. Haz que el simulado escanee este código.',
  openPhone: 'Abrir el teléfono simulado',
  qrText: 'Texto del QR',
};

export const connectWords: Words<typeof english.connectWords> = {
  what: '¿Otra persona tiene el teléfono? Envíale un enlace. Su página muestra el código en su idioma y nada más de esta organización.',
  openFor: 'Abierto por',
  times: { '60': 'Una hora', '1440': 'Un día', '10080': 'Una semana' },
  language: 'Idioma de la página',
  byBrowser: 'El de su navegador',
  languages: {
    en: 'English',
    es: 'Español',
    pt: 'Português',
    de: 'Deutsch',
    fr: 'Français',
    id: 'Bahasa Indonesia',
  },
  expected: 'Número que se va a vincular (opcional)',
  expectedHint:
    'Con código de país. Si se vincula otro teléfono, la página de este número lo indica.',
  expectedWrong: 'Escribe el número con su código de país, por ejemplo 15551234567.',
  make: 'Crear enlace',
  another: 'Crear otro enlace',
  link: 'Enlace',
  linkCopy: 'enlace',
  sendNow: 'Copia el enlace ahora',
  sendNowText:
    'No se vuelve a mostrar. Quien lo tenga puede vincular un teléfono a este número hasta que se vincule uno o se acabe el tiempo.',
};

export const openLinkWords: Words<typeof english.openLinkWords> = {
  title: 'Enlaces abiertos',
  made: 'Creado',
  expires: 'Vence',
  language: 'Idioma',
  actions: 'Acciones',
  revoke: 'Revocar',
  revokeOf: (when) => `Revocar el enlace creado: ${when}`,
  revokeTitle: '¿Revocar este enlace?',
  revokeText:
    'Ya no se podrá vincular ningún teléfono con él. Una página abierta lo indica al instante.',
  revokeAction: 'Revocar enlace',
  revoked: 'El enlace se revocó.',
};

export const pairingWords: Words<typeof english.pairingWords> = {
  phone: 'Número de teléfono',
  phoneHint: 'El número que se va a vincular, con código de país.',
  phoneWrong: 'Escribe el número con su código de país, por ejemplo 15551234567.',
  get: 'Obtener código',
  getAnother: 'Obtener otro código',
  ended: 'Este código ya no es válido',
  endedText: 'Obtén otro código y escríbelo en menos de tres minutos, o escanea el código QR.',
  goodFor: (seconds) =>
    `Válido por ${seconds} s. Si WhatsApp pide otro, aparece aquí automáticamente.`,
  spelled: (characters) => `Código ${characters}`,
  code: 'código',
  steps: () => (
    <>
      En el teléfono: <strong>Dispositivos vinculados</strong>,{' '}
      <strong>Vincular un dispositivo</strong>, <strong>Vincular con el número de teléfono</strong>.
      Escribe allí este código.
    </>
  ),
};
