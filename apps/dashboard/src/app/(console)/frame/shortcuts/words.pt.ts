import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Atalhos de teclado',
  paletteKey: 'Ctrl K',
  groups: (palette) => [
    [
      'Em qualquer lugar',
      [
        [
          palette,
          'Buscar conversas, pessoas, números, webhooks ou qualquer id, e ir a qualquer tela',
        ],
        ['Tab', 'Ao próximo item que se pode acionar, e de volta com Shift'],
        ['Esc', 'Fechar o que está aberto'],
        ['?', 'Esta lista'],
      ],
    ],
    ['Gráficos', [['← e →', 'De um momento a outro, quando um gráfico tem o foco']]],
    ['Caixa de entrada', [['?', 'Lá, ? mostra os atalhos da caixa de entrada']]],
  ],
};
