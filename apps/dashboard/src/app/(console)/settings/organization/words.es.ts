import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const appearanceWords: Words<typeof english.appearanceWords> = {
  title: 'Enlaces de conexión',
  text: 'Lo que tus clientes ven al abrir un enlace de conexión.',
  logo: 'Logo',
  logoHint: (kib) =>
    `Una imagen de hasta ${kib} KiB. Se muestra con un máximo de 128 píxeles de ancho y 40 de alto.`,
  choose: 'Elegir imagen',
  remove: 'Quitar el logo',
  noLogo: 'Sin logo',
  tooLarge: (kib) => `Elige una imagen de ${kib} KiB como máximo.`,
  unread: 'No se puede leer este archivo.',
  color: 'Color',
  colorHint:
    'Un # y seis dígitos hexadecimales, para los botones. Déjalo vacío para usar el nuestro.',
  colorWrong: 'Escribe un # y seis dígitos hexadecimales, como #0b6e4f.',
  sample: '#0b6e4f',
  submit: 'Guardar logo y color',
};
