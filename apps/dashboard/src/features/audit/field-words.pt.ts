import type { Words } from '../../shared/language/words';
import type * as english from './field-words';

export const SETTING_NAMES: Words<typeof english.SETTING_NAMES> = {
  name: 'nome',
  minGapMs: 'milissegundos entre mensagens',
  burst: 'rajada',
  presence: 'presença',
  receiveStatus: 'atualizações de status',
  receiveChannels: 'canais',
  showTyping: '“digitando” antes da mensagem',
  rejectCalls: 'recusar ligações',
  proxy: 'proxy',
  expectedPhone: 'número esperado',
  clientId: 'cliente',
  webhooks: 'webhooks que ainda o citam',
};

export const SETTING_VALUES: Words<typeof english.SETTING_VALUES> = {
  true: 'sim',
  false: 'não',
  'true, with a text': 'sim, com um texto',
  null: 'nenhum',
  none: 'nenhum',
  set: 'definido',
  removed: 'removido',
};

export const WEBHOOK_FIELDS: Words<typeof english.WEBHOOK_FIELDS> = {
  url: 'endereço',
  events: 'eventos',
  sessionIds: 'números',
  description: 'descrição',
  headers: 'cabeçalhos',
  enabled: 'se está ativo',
  concurrency: 'requisições simultâneas',
  ratePerSecond: 'requisições por segundo',
  retrySchedule: 'novas tentativas',
  strictOrder: 'ordem dentro de cada conversa',
};
