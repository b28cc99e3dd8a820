import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  pageTitle: 'whathooks: números de WhatsApp conectados a tu código',
  title: 'Números de WhatsApp conectados a tu código',
  lines: [
    'Vincula los números de tus clientes con un código QR.',
    'Recibe cada mensaje en un webhook firmado.',
    'Envía por una API REST.',
  ],
  createAccount: 'Crear cuenta',
  logIn: 'Iniciar sesión',
  readDocs: 'Ver la documentación',
  how: 'Cómo funciona',
  steps: [
    {
      title: 'Vincula un número',
      text: 'Tu cliente escanea un código QR con WhatsApp, como en WhatsApp Web. Ves cómo se conecta y, en todo momento, si sigue en línea.',
    },
    {
      title: 'Recibe en un webhook',
      text: 'Cada mensaje llega a tu servidor como JSON firmado, con la misma estructura que cualquier otro evento. Verificarlo toma diez líneas.',
    },
    {
      title: 'Responde por API o a mano',
      text: 'Un POST envía un mensaje y te dice cuándo lo aceptó WhatsApp. Tu equipo lee y responde los mismos chats en la bandeja.',
    },
  ],
  promise: 'Ningún mensaje se pierde de vista',
  promises: [
    {
      title: 'Lo recibido se guarda',
      text: 'Un mensaje se guarda aquí antes de confirmar a WhatsApp que lo tenemos. Si una máquina se cae en medio, WhatsApp lo entrega de nuevo.',
    },
    {
      title: 'Lo guardado se entrega',
      text: '¿Tu endpoint está caído? Las entregas esperan, sobreviven a los reinicios y se reintentan durante unos tres días. Cada evento conserva su id, para que descartes los duplicados.',
    },
    {
      title: 'Se envía una vez, o se informa',
      text: 'Lo que nos pides enviar se anota primero. Llega una sola vez a su destinatario, o lees por qué no llegó.',
    },
  ],
  tryIt: (quickstart) => (
    <>
      Pruébalo sin teléfono: el proyecto trae un simulador de WhatsApp. La {quickstart} va de una
      cuenta vacía a un mensaje enviado en cuatro pasos.
    </>
  ),
  quickstart: 'guía de inicio rápido',
};

export const JOURNEY_TOLD: Words<typeof english.JOURNEY_TOLD> =
  'Llega un mensaje de Jane, se envía a tu servidor como JSON y recibe un 200, y la respuesta se lee.';

export const journeyWords: Words<typeof english.journeyWords> = {
  question: '¡Hola! ¿Abren el domingo?',
  questionCut: '¡Hola! ¿Abren el…',
  answer: '¡Sí! De nueve a una.',
};
