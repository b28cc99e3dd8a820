import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Seus servidores que recebem eventos como JSON assinado.',
  allDeliveries: 'Todas as entregas',
  allFailed: 'Todas as entregas com falha',
  none: 'Ainda não há webhooks',
  noneText:
    'Adicione o endereço do seu servidor, e as mensagens chegam lá como JSON assinado logo depois de chegarem aqui.',
  edit: 'Editar webhook',
  save: 'Salvar',
  saved: 'O webhook foi salvo.',
  deleteTitle: 'Excluir este webhook?',
  deleteAction: 'Excluir webhook',
  deleteText: (url) => (
    <>{url} não recebe mais eventos, nem os que esperam outra tentativa. Não é possível desfazer.</>
  ),
  deleted: 'O webhook foi excluído.',
  rotateTitle: 'Rotacionar o segredo de assinatura?',
  rotateAction: 'Rotacionar segredo',
  rotateText:
    'X-Whathooks-Signature usa o novo segredo na hora. Por 24 horas, o cabeçalho webhook-signature traz as duas assinaturas, para que um servidor que o verifica possa trocar nesse meio-tempo.',
  revokeTitle: 'Revogar o segredo anterior?',
  revokeAction: 'Rotacionar e revogar',
  revokeText:
    'O segredo foi rotacionado nas últimas 24 horas, e o anterior ainda está ativo. Outra rotação o revoga na hora: um servidor que ainda o use recusa todas as entregas. Faça isso se o novo segredo vazou; se não, espere completar as 24 horas.',
};

export const cardWords: Words<typeof english.cardWords> = {
  on: 'Ativo',
  paused: 'Pausado',
  switchOn: (url) => `Ativo: enviar eventos para ${url}`,
  switchPaused: (url) => `Pausado: enviar eventos para ${url}`,
  isOn: 'O webhook foi ativado.',
  isPaused: 'O webhook foi pausado.',
  actions: (url) => `Ações de ${url}`,
  edit: 'Editar',
  reveal: 'Revelar segredo',
  rotate: 'Rotacionar segredo',
  remove: 'Excluir',
  events: 'Eventos',
  moreEvents: (count, of) => `Mostrar mais ${count} eventos de ${of}`,
  added: (time) => <>adicionado: {time}</>,
  nothingSent: 'Nada enviado em 24 horas',
  delivered: (share) => `${share} entregues em 24 horas`,
  numbers: (count) => `${count} números`,
};

export const listWords: Words<typeof english.listWords> = {
  tabsLabel: 'Webhooks por status',
  tabs: {
    all: 'Todos',
    troubled: 'Precisam de atenção',
    working: 'Funcionando',
    paused: 'Pausados',
  },
  tab: (name, count) => `${name} ${formatCount(count)}`,
  narrow: 'Filtrar webhooks',
  search: 'Buscar webhooks',
  searchSample: 'Nome, endereço ou evento',
  noMatch: 'Nenhum webhook encontrado',
  noMatchText: 'Escolha outra aba ou busque outras palavras.',
};
