import type { SessionStanding } from '@whathooks/dto/facts';
import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

const TAB_NAMES: Record<'all' | SessionStanding, string> = {
  all: 'Todos',
  connected: 'Online',
  down: 'Fora do ar',
  waiting: 'Não vinculados',
};

export const words: Words<typeof english.words> = {
  lead: 'Seus números de WhatsApp vinculados e o status deles.',
  tabsLabel: 'Números por status',
  tab: (tab, count) => `${TAB_NAMES[tab]} ${formatCount(count)}`,
  narrow: 'Filtrar números',
  search: 'Buscar números',
  searchSample: 'Nome ou número',
  client: 'Cliente',
  anyClient: 'Todos os clientes',
  noClient: 'Sem cliente',
  cause: 'Causa',
  anyCause: 'Todas as causas',
  sort: 'Ordenar por',
  sorts: {
    newest: 'Mais novos primeiro',
    name: 'Nome',
    last: 'Última mensagem',
    busiest: 'Mais ativos primeiro',
    down: 'Há mais tempo fora do ar',
  },
  noMatch: 'Nenhum número encontrado',
  noMatchText: 'Escolha outra aba ou causa, ou busque outras palavras.',
  none: 'Ainda não há números',
  noneText: 'Crie um, escaneie o código com o WhatsApp, e as mensagens começam a chegar.',
  noPhone: 'Sem celular',
  downSince: (time) => <>desde {time}</>,
  lastMessage: (time) => <>Última mensagem: {time}</>,
  day: (count) => `${formatCount(count)} ${count === 1 ? 'mensagem' : 'mensagens'} em 24 horas`,
  select: (name) => `Selecionar ${name}`,
  selectAll: (count) =>
    count === 1 ? 'Selecionar o único' : `Selecionar todos os ${formatCount(count)}`,
  rename: (name) => `Renomear ${name}`,
  newName: (name) => `Novo nome de ${name}`,
  saveName: 'Salvar nome',
};

const numbers = (count: number): string =>
  count === 1 ? '1 número' : `${formatCount(count)} números`;

export const manyWords: Words<typeof english.manyWords> = {
  selected: (count) => (count === 1 ? '1 selecionado' : `${formatCount(count)} selecionados`),
  reconnect: (count) => `Reconectar ${numbers(count)}`,
  reconnected: (count) =>
    `${numbers(count)} ${count === 1 ? 'está sendo conectado' : 'estão sendo conectados'}. Os desvinculados esperam ser escaneados.`,
  unlink: (count) => `Desvincular ${numbers(count)}`,
  unlinkTitle: (count) => `Desvincular ${numbers(count)}?`,
  unlinkText:
    'O whathooks sai dos dispositivos conectados desses celulares. As mensagens ficam aqui, mas nenhuma chega nem sai até cada um ser vinculado de novo com uma nova leitura do código.',
  unlinked: (count) =>
    `${numbers(count)} ${count === 1 ? 'foi desvinculado' : 'foram desvinculados'}.`,
  failed: (count, name, why) => `Não foi possível alterar ${numbers(count)}. ${name}: ${why}`,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Nome',
  nameHint: 'Só sua equipe vê este nome.',
  nameSample: 'Padaria Exemplo',
  nameMissing: 'Dê um nome ao número.',
  client: 'Cliente',
  noClient: 'Nenhum',
  metadata: 'Metadados',
  metadataHint:
    'Seus próprios pares de chave e valor, como um ID de cliente. Todos os eventos deste número os incluem.',
  addMetadata: 'Adicionar metadados',
  submit: 'Criar e mostrar código',
};
