import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './down-words';

export const downWords: Words<typeof english.downWords> = {
  title: 'El endpoint está caído',
  named: (url) => <>El endpoint está caído: {url}</>,
  tryNow: 'Probar ahora',
  tryOf: (url) => `Probar ahora: ${url}`,
  failingSince: (time) => <>Todos los intentos fallan (primer fallo: {time}).</>,
  waiting: (count) =>
    count === 1 ? '1 entrega en espera.' : `${formatCount(count)} entregas en espera.`,
  waitingMore: (count) => `Más de ${formatCount(count)} entregas en espera.`,
  oldest: (time) => <>La más antigua espera desde {time}.</>,
  probes:
    'Una entrega a la vez comprueba si el endpoint responde; el primer éxito envía todas las demás.',
  nextProbe: (time) => <>Próxima comprobación: {time}</>,
  probing: 'Se está comprobando ahora.',
};

export const behindWords: Words<typeof english.behindWords> = {
  behind: 'Con retraso:',
  over: (count) => `más de ${count}`,
  waitingSince: (count, time) => (
    <>
      {count} en espera, la más antigua desde {time}
    </>
  ),
  title: 'Hay entregas que esperan mucho',
  why: 'El endpoint funciona, pero responde más despacio de lo que llegan los eventos, o algunas entregas fallaron y se reintentan. Responde antes de que tu servidor haga el trabajo, o permite más solicitudes a la vez.',
  show: 'Ver las que esperan',
  settings: 'Cambiar sus límites',
};

export const offWords: Words<typeof english.offWords> = {
  title: 'No se envía nada a este webhook',
  text: 'Está desactivado: los eventos nuevos no se ponen en cola, y lo que espera se conserva. Cuando tu servidor esté listo, actívalo; los eventos de ese tiempo se envían con «Recuperar».',
  switchOn: 'Activar',
};
