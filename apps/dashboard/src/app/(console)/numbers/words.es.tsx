import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

const TAB_NAMES: Readonly<Record<Parameters<typeof english.words.tab>[0], string>> = {
  all: 'Todos',
  connected: 'En línea',
  down: 'Caídos',
  waiting: 'Sin vincular',
};

export const words: Words<typeof english.words> = {
  lead: 'Tus números de WhatsApp vinculados y su estado.',
  tabsLabel: 'Números según su estado',
  tab: (tab, count) => `${TAB_NAMES[tab]} ${formatCount(count)}`,
  narrow: 'Filtrar números',
  search: 'Buscar números',
  searchSample: 'Nombre o número',
  client: 'Cliente',
  anyClient: 'Todos los clientes',
  noClient: 'Sin cliente',
  cause: 'Causa',
  anyCause: 'Cualquier causa',
  sort: 'Ordenar por',
  sorts: {
    newest: 'Más nuevos primero',
    name: 'Nombre',
    last: 'Último mensaje',
    busiest: 'Más activos primero',
    down: 'Más tiempo caídos',
  },
  noMatch: 'Ningún número coincide',
  noMatchText: 'Elige otra pestaña o causa, o busca con otras palabras.',
  none: 'Aún no hay números',
  noneText: 'Crea uno, escanea su código con WhatsApp y empiezan a llegar sus mensajes.',
  noPhone: 'Aún sin teléfono vinculado',
  downSince: (time) => <>desde: {time}</>,
  lastMessage: (time) => <>Último mensaje: {time}</>,
  day: (count) =>
    count === 1 ? '1 mensaje en 24 horas' : `${formatCount(count)} mensajes en 24 horas`,
  select: (name) => `Seleccionar ${name}`,
  selectAll: (count) =>
    count === 1 ? 'Seleccionar el que se muestra' : `Seleccionar los ${formatCount(count)}`,
  rename: (name) => `Cambiar el nombre de ${name}`,
  newName: (name) => `Nuevo nombre de ${name}`,
  saveName: 'Guardar nombre',
};

const numbers = (count: number): string =>
  count === 1 ? '1 número' : `${formatCount(count)} números`;

export const manyWords: Words<typeof english.manyWords> = {
  selected: (count) => (count === 1 ? '1 seleccionado' : `${formatCount(count)} seleccionados`),
  reconnect: (count) => `Reconectar ${numbers(count)}`,
  reconnected: (count) =>
    `Se ${count === 1 ? 'está' : 'están'} conectando ${numbers(count)}. Los que se desvincularon esperan su escaneo.`,
  unlink: (count) => `Desvincular ${numbers(count)}`,
  unlinkTitle: (count) => `¿Desvincular ${numbers(count)}?`,
  unlinkText:
    'whathooks desaparece de los dispositivos vinculados de sus teléfonos. Los mensajes se conservan aquí, pero no entra ni sale ninguno hasta volver a vincular cada número con un nuevo escaneo.',
  unlinked: (count) => `Se ${count === 1 ? 'desvinculó' : 'desvincularon'} ${numbers(count)}.`,
  failed: (count, name, why) =>
    `No se ${count === 1 ? 'pudo' : 'pudieron'} cambiar ${numbers(count)}. ${name}: ${why}`,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Nombre',
  nameHint: 'Solo tu equipo ve este nombre.',
  nameSample: 'Panadería Ejemplo',
  nameMissing: 'Ponle un nombre al número.',
  client: 'Cliente',
  noClient: 'Ninguno',
  metadata: 'Metadatos',
  metadataHint:
    'Tus propios pares de clave y valor, como un id de cliente. Todos los eventos de este número los incluyen.',
  addMetadata: 'Agregar metadatos',
  submit: 'Crear y mostrar código',
};
