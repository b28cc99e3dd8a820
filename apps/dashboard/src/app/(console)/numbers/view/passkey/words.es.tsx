import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'WhatsApp pide una llave de acceso',
  lead: 'El código se escaneó. En algunas cuentas, WhatsApp pide además su llave de acceso antes de vincular un dispositivo. Ahora firma quien tiene la llave de acceso, en web.whatsapp.com. La llave está en el teléfono, en la cuenta de Google o Apple, o en el gestor de contraseñas donde se creó. Deja WhatsApp abierto en el teléfono.',
  leftToSign: (time) => `Quedan ${time} para firmar`,
  leftToCompare: (time) => `Quedan ${time} para comparar`,
  accepted:
    'WhatsApp aceptó la llave de acceso. WhatsApp y el teléfono terminan la vinculación. Deja WhatsApp abierto en el teléfono.',
  asking: 'Preguntando qué pide WhatsApp…',
  compare:
    'Compara este código con el que WhatsApp muestra en el teléfono. Confirma solo si son iguales. Si son distintos, otra persona está intentando vincular.',
  spelled: (characters) => `Código ${characters}`,
  confirm: 'El teléfono muestra el mismo código',
  doNotConfirm:
    '¿El teléfono muestra otro código, o ninguno? Entonces no confirmes y elimina el número: nada se vincula hasta que alguien confirma.',
};

export const signingWords: Words<typeof english.signingWords> = {
  how: (docs) => <>Cómo funcionan ambas formas, y qué pueden y qué no: {docs}.</>,
  docs: 'Llaves de acceso en la documentación',
  onComputer:
    'Ambas formas necesitan el navegador de una computadora. Abre allí esta página: lo que se pide sigue abierto mientras tanto.',
  withExtension: 'Con la extensión del navegador',
  ready: 'La extensión está lista. Abre WhatsApp Web en una pestaña nueva; presiona allí el botón.',
  install: (extension) => (
    <>
      Instala la {extension} en este navegador y haz clic en su icono de la barra de herramientas{' '}
      <strong>en esta página</strong>.
    </>
  ),
  extension: 'extensión de whathooks para llaves de acceso',
  sign: 'Firmar con la llave de acceso',
  cancel: 'Cancelar',
  withoutExtension: 'Sin la extensión',
  copySnippet: 'Copia este fragmento de código.',
  snippet: 'fragmento',
  openConsole: (site) => (
    <>
      Abre {site} en una pestaña nueva, abre allí la consola del navegador (F12), pega el fragmento
      y presiona Enter.
    </>
  ),
  site: 'web.whatsapp.com',
  pressButton: 'Presiona el botón que aparece y elige la llave de acceso.',
  pasteAnswer: 'Pega aquí el texto que te da.',
  simulated:
    'Esta instalación usa un WhatsApp simulado: presiona “Sign with its passkey” en el teléfono simulado y pega lo que te da.',
  answer: 'Respuesta de WhatsApp Web',
  answerSample: '{"id":"…","rawId":"…","type":"public-key",…}',
  answerWrong: 'Pega el texto completo que dio WhatsApp Web: empieza con {.',
  submit: 'Enviar la respuesta',
};

export const EXTENSION_ERRORS: Words<typeof english.EXTENSION_ERRORS> = {
  cancelled: 'Se canceló la firma.',
  closed: 'La pestaña de WhatsApp Web se cerró antes de que alguien firmara.',
  replaced: 'Mientras tanto, otra página hizo una solicitud a la extensión.',
  invalid: 'La extensión no firma esta solicitud.',
  pending:
    'Ya hay una solicitud de esta página abierta en una pestaña de WhatsApp Web. Firma o cancela allí.',
  expired: 'Nadie firmó en diez minutos.',
  gone: 'La extensión se recargó o se quitó. Haz clic en su icono en esta página y vuelve a firmar.',
};

export const EXTENSION_FAILED: Words<typeof english.EXTENSION_FAILED> =
  'La extensión no pudo firmar. Reintenta.';
