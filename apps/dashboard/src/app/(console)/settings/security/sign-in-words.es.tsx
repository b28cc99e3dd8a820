import type { Words } from '../../../../shared/language/words';
import type * as english from './sign-in-words';

export const signInWords: Words<typeof english.signInWords> = {
  title: 'Dónde tienes la sesión abierta',
  list: 'Sesiones de tu cuenta',
  current: 'Este navegador',
  isNew: 'Nueva',
  facts: ({ provider, address, since, used }) => (
    <>
      Sesión iniciada {provider !== null && `con ${provider} `}({since}), último uso: {used}
      {address && `, desde ${address}`}
    </>
  ),
  end: 'Cerrar',
  endOf: (device) => `Cerrar la sesión de ${device}`,
  endTitle: (device) => `¿Cerrar la sesión de ${device}?`,
  endText:
    'Deja de funcionar en su próxima solicitud. Ese navegador tendrá que volver a iniciar sesión.',
  endAction: 'Cerrar sesión',
  ended: 'La sesión se cerró.',
  others: 'Cerrar las demás',
  othersTitle: '¿Cerrar todas las demás sesiones?',
  othersText:
    'Se cierra al instante la sesión en todos los demás navegadores y dispositivos de tu cuenta. Esta queda abierta.',
  othersEnded: 'Todas las demás sesiones se cerraron.',
};
