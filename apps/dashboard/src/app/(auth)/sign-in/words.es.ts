import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Iniciar sesión',
  waiting: 'Iniciando tu sesión',
  failed: 'No funcionó',
  failedLead: 'Puedes empezar de nuevo cuando quieras.',
  back: 'Volver al inicio de sesión',
  password: {
    title: '¿Es tu cuenta?',
    lead: (email) =>
      `Hay una cuenta con la dirección ${email}. Escribe su contraseña una vez y, a partir de ahora, el proveedor la abre.`,
    label: 'Contraseña',
    missing: 'Escribe la contraseña de la cuenta.',
    submit: 'Vincular e iniciar sesión',
    forgot: '¿Olvidaste tu contraseña?',
  },
  code: {
    title: 'Un paso más',
    lead: 'Tu cuenta tiene un segundo factor.',
    missing: 'Escribe el código.',
    submit: 'Iniciar sesión',
  },
  account: {
    title: 'Crea tu cuenta',
    lead: (email) => `Entras como ${email}, con el proveedor. No necesitas contraseña.`,
    name: 'Tu nombre',
    nameMissing: 'Escribe tu nombre.',
    organization: 'Organización',
    organizationMissing: 'Escribe el nombre de tu organización.',
    submit: 'Crear cuenta',
  },
};
