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
  oldest: (time) => <>A mais antiga espera desde {time}.</>,
  probes: 'Uma entrega por vez verifica o endpoint; o primeiro sucesso envia todas as outras.',
  nextProbe: (time) => <>Próxima verificação: {time}</>,
  probing: 'Verificando agora.',
};

export const behindWords: Words<typeof english.behindWords> = {
  behind: 'Atrasado:',
  over: (count) => `mais de ${count}`,
  waitingSince: (count, time) => (
    <>
      {count} em espera, a mais antiga desde {time}
    </>
  ),
  title: 'Há entregas que esperam há muito',
  why: 'O endpoint funciona, mas responde mais devagar do que os eventos chegam, ou algumas entregas falharam e são tentadas de novo. Responda antes que seu servidor faça o trabalho, ou permita mais solicitações ao mesmo tempo.',
  show: 'Ver as que esperam',
  settings: 'Mudar seus limites',
};

export const offWords: Words<typeof english.offWords> = {
  title: 'Nada é enviado a este webhook',
  text: 'Ele está desativado: novos eventos não entram na fila, e o que espera é mantido. Quando seu servidor estiver pronto, ative-o; os eventos desse período são enviados com “Recuperar”.',
  switchOn: 'Ativar',
};
