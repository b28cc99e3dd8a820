import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './concern-words';

export const SHORT_CAUSES: Words<typeof english.SHORT_CAUSES> = {
  reach_out_timelock: 'Sem novas conversas',
  new_chat_cap: 'Novas conversas esgotadas',
  gone: 'Desativado',
  failing: 'Desativado',
};

export const CAUSE_KINDS: Words<typeof english.CAUSE_KINDS> = {
  number_down: 'Não conectado',
  number_restricted: 'Restrito',
  webhook_down: 'Endpoint fora do ar',
  webhook_disabled: 'Desativado',
  queue_old: 'Fila atrasada',
  limit_near: 'Perto do limite',
};

export const causeWords: Words<typeof english.causeWords> = {
  noRoom: 'Limite atingido',
  numbers: (count) => `${formatCount(count)} números`,
  webhooks: (count) => `${formatCount(count)} webhooks`,
  numbersOf: (count, all) => `${formatCount(count)} de ${formatCount(all)} números`,
  webhooksOf: (count, all) => `${formatCount(count)} de ${formatCount(all)} webhooks`,
};

export const CAUSE_TEXTS: Words<typeof english.CAUSE_TEXTS> = {
  number_down: 'A conexão com o WhatsApp está interrompida.',
  webhook_down:
    'Todas as tentativas falham. As entregas esperam, e uma por vez verifica se o endpoint voltou.',
  queue_old:
    'As entregas esperam, embora o endpoint funcione: elas chegam mais rápido do que ele aceita, ou falham e são tentadas de novo.',
  limit_near: 'Remova alguns ou peça mais a quem administra esta instalação.',
};

export const RESTRICTIONS: Words<typeof english.RESTRICTIONS> = {
  reach_out_timelock:
    'O WhatsApp não o deixa escrever para pessoas que ele não conhece. As respostas não são afetadas.',
  new_chat_cap:
    'Ele iniciou tantas novas conversas quanto o WhatsApp permite. As respostas não são afetadas.',
};
