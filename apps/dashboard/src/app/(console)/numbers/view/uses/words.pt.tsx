import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const trafficWords: Words<typeof english.trafficWords> = {
  title: 'Últimas 24 horas',
  none: 'Nenhuma mensagem em 24 horas.',
  last: (time) => <>Última mensagem: {time}</>,
  messages: 'Todas as mensagens',
};

export const webhooksWords: Words<typeof english.webhooksWords> = {
  title: 'Webhooks',
  none: 'Nenhum webhook recebe os eventos deste número.',
  add: 'Adicionar webhook',
};
