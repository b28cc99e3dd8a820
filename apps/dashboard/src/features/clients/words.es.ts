import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

const numbers = (count: number): string =>
  count === 1 ? '1 número' : `${formatCount(count)} números`;

export const limitWords: Words<typeof english.limitWords> = {
  legend: 'Tiene acceso a',
  everything: 'Toda la organización',
  some: 'Solo algunos clientes o números',
  someHint: 'Con sus chats, mensajes y entregas. Nada más de la organización es visible.',
  clients: 'Clientes',
  clientsHint: 'Con los números que tienen ahora y los que tengan después.',
  chooseClients: 'Elige clientes',
  noSuchClient: 'Ningún cliente se llama así',
  noClients: 'Aún no hay clientes. Créalos en Ajustes, Clientes.',
  numbers: 'Números',
  numbersHint: 'Además de los de los clientes.',
  chooseNumbers: 'Elige números',
  noSuchNumber: 'Ningún número se llama así',
  nothingChosen: 'Elige al menos un cliente o un número.',
  gone: 'eliminado',
  only: (names) => `Solo ${names.join(', ')}`,
  onlyMany: (clients, count) => `Solo ${[...clients, numbers(count)].join(', ')}`,
  nothing: 'Nada: se eliminó aquello a lo que estaba limitado',
};

export const SHARED_NOTE: Words<typeof english.SHARED_NOTE> =
  'Esto lo comparte toda la organización y tú tienes acceso solo a algunos números. Pide a un propietario o administrador que lo cambie.';
