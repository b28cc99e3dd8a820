import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './down-words';

export const downWords: Words<typeof english.downWords> = {
  title: 'O endpoint está fora do ar',
  named: (url) => <>O endpoint está fora do ar: {url}</>,
  tryNow: 'Tentar agora',
  tryOf: (url) => `Tentar agora: ${url}`,
  failingSince: (time) => <>Desde {time}, todas as tentativas falham.</>,
  waiting: (count) =>
    count === 1 ? '1 entrega espera.' : `${formatCount(count)} entregas esperam.`,
  waitingMore: (count) => `Mais de ${formatCount(count)} entregas esperam.`,
  probes: 'Uma entrega por vez verifica o endpoint; o primeiro sucesso envia todas as outras.',
  nextProbe: (time) => <>Próxima verificação: {time}</>,
  probing: 'Verificando agora.',
};
