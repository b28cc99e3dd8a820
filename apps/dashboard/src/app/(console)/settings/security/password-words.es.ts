import type { Words } from '../../../../shared/language/words';
import type * as english from './password-words';

export const passwordWords: Words<typeof english.passwordWords> = {
  title: 'Contraseña',
  text: 'Si la cambias, se cierra la sesión de tu cuenta en todos los demás dispositivos y navegadores, y un proveedor de acceso vinculado deja de abrirla.',
  noneText:
    'No tienes ninguna: entras con un proveedor de acceso. Crea una para tener otra forma de entrar.',
  set: 'Guardar contraseña',
  current: 'Contraseña actual',
  currentMissing: 'Escribe tu contraseña actual.',
  next: 'Contraseña nueva',
  nextHint: (least) =>
    `Al menos ${least} caracteres. Unas cuantas palabras se recuerdan mejor que los símbolos.`,
  nextShort: (least) => `Usa al menos ${least} caracteres.`,
  repeat: 'Repite la contraseña nueva',
  differ: 'Las dos contraseñas no coinciden.',
  submit: 'Cambiar contraseña',
  changed: 'Contraseña cambiada',
};
