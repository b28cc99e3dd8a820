import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './down-words';

export const downWords: Words<typeof english.downWords> = {
  title: 'El endpoint está caído',
  named: (url) => <>El endpoint está caído: {url}</>,
  tryNow: 'Probar ahora',
  tryOf: (url) => `Probar ahora: ${url}`,
  failingSince: (time) => <>Todos los intentos fallan. Primer fallo: {time}.</>,
  waiting: (count) =>
    count === 1 ? '1 entrega en espera.' : `${formatCount(count)} entregas en espera.`,
  waitingMore: (count) => `Más de ${formatCount(count)} entregas en espera.`,
  probes:
    'Una entrega a la vez comprueba si el endpoint responde; el primer éxito envía todas las demás.',
  nextProbe: (time) => <>Próxima comprobación: {time}.</>,
  probing: 'Se está comprobando ahora.',
};
