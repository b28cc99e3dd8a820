import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

const numbers = (count: number): string =>
  count === 1 ? '1 número' : `${formatCount(count)} números`;

export const limitWords: Words<typeof english.limitWords> = {
  legend: 'Acesso a',
  everything: 'Toda a organização',
  some: 'Só alguns clientes ou números',
  someHint: 'E às suas conversas, mensagens e entregas. Nada mais da organização aparece.',
  clients: 'Clientes',
  clientsHint: 'Com os números que têm agora e os que receberem depois.',
  chooseClients: 'Escolher clientes',
  noSuchClient: 'Nenhum cliente com este nome',
  noClients: 'Ainda não há clientes. Crie em Configurações, Clientes.',
  numbers: 'Números',
  numbersHint: 'Além dos números dos clientes.',
  chooseNumbers: 'Escolher números',
  noSuchNumber: 'Nenhum número com este nome',
  nothingChosen: 'Escolha pelo menos um cliente ou número.',
  gone: 'excluído',
  only: (names) => `Só ${names.join(', ')}`,
  onlyMany: (clients, count) => `Só ${[...clients, numbers(count)].join(', ')}`,
  nothing: 'A nada: o que estava liberado foi excluído',
};

export const SHARED_NOTE: Words<typeof english.SHARED_NOTE> =
  'Isto vale para toda a organização, e seu acesso é limitado a alguns números. Peça a mudança a um proprietário ou admin.';
