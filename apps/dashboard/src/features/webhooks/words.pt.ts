import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  gone: 'Desativado: o servidor respondeu 410 Gone',
  gaveUp: 'Desativado: as entregas falharam por cinco dias',
  paused: 'Pausado',
  down: 'Endpoint fora do ar: as entregas aguardam',
  failing: 'Com falhas',
  working: 'Funcionando',
  percent: (percent) => `${percent}%`,
  day: (delivered, failed) =>
    `Últimas 24 horas: ${delivered} ${delivered === 1 ? 'entregue' : 'entregues'}, ${failed} ${failed === 1 ? 'tentativa com falha' : 'tentativas com falha'}.`,
  hour: (clock, delivered, failed) =>
    `${clock}: ${delivered} ${delivered === 1 ? 'entregue' : 'entregues'}, ${failed} com falha`,
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks',
  webhook: 'Webhook',
  all: 'Todos os webhooks',
  add: 'Adicionar webhook',
  missing: 'Este webhook não existe',
};
