import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  openNavigation: 'Abrir navegación',
  closeNavigation: 'Cerrar navegación',
  main: 'Principal',
  help: 'Ayuda',
  docs: 'Documentación',
  reference: 'Referencia de API',
  account: (name) => `Cuenta de ${name}`,
  settings: 'Ajustes',
  logOut: 'Cerrar sesión',
  organization: (name) => `Organización: ${name}. Cambiar a otra`,
  organizations: 'Tus organizaciones',
  opening: 'Abriendo el panel',
};

export const destinationWords: Words<typeof english.destinationWords> = {
  overview: 'Resumen',
  numbers: 'Números',
  inbox: 'Bandeja',
  messages: 'Mensajes',
  webhooks: 'Webhooks',
  apiKeys: 'Claves de API',
  settings: 'Ajustes',
};

export const LIVE_WORDS: Words<typeof english.LIVE_WORDS> = {
  connecting: { label: 'Conectando', hint: 'Conectando con las novedades en vivo.' },
  live: { label: 'En vivo', hint: 'Esta página se actualiza en tiempo real.' },
  reconnecting: {
    label: 'Reconectando',
    hint: 'Se cortó la conexión con el servidor. Las novedades en vivo siguen cuando vuelva.',
  },
};

export const newSignInWords: Words<typeof english.newSignInWords> = {
  title: (device) => `¿Fuiste tú? Se inició sesión en tu cuenta desde ${device}`,
  text: (address, at) => (
    <>
      Un navegador nuevo{address && `, en ${address}`} ({at}). Si no fuiste tú, cierra esa sesión y
      cambia tu contraseña.
    </>
  ),
  mine: 'Fui yo',
  end: 'Cerrar esa sesión',
};

export const notifierWords: Words<typeof english.notifierWords> = {
  mentioned: (name) => `${name} te menciona en una nota`,
};
