import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Atajos de teclado',
  paletteKey: 'Ctrl K',
  groups: (palette) => [
    [
      'En cualquier lugar',
      [
        [
          palette,
          'Buscar chats, personas, números, webhooks o cualquier id, e ir a cualquier pantalla',
        ],
        ['Tab', 'Al siguiente elemento que se puede pulsar, y atrás con Mayús'],
        ['Esc', 'Cerrar lo que está abierto'],
        ['?', 'Esta lista'],
      ],
    ],
    ['Gráficos', [['← y →', 'De un momento a otro, cuando un gráfico tiene el foco']]],
    ['Bandeja', [['?', 'Allí, ? muestra los atajos de la bandeja']]],
  ],
};
