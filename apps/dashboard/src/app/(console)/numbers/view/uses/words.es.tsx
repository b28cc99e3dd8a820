import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const trafficWords: Words<typeof english.trafficWords> = {
  title: 'Últimas 24 horas',
  none: 'Ningún mensaje en 24 horas.',
  last: (time) => <>Último mensaje: {time}</>,
  messages: 'Todos sus mensajes',
};

export const webhooksWords: Words<typeof english.webhooksWords> = {
  title: 'Sus webhooks',
  none: 'Ningún webhook recibe los eventos de este número.',
  add: 'Agregar un webhook',
};
