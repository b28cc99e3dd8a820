import { formatCount } from './format/count';
import type { Words } from './language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  brand: 'whathooks',
  brandHome: 'whathooks, inicio',
  cancel: 'Cancelar',
  close: 'Cerrar',
  copied: 'Copiado',
  copy: (what) => `Copiar ${what}`,
  copiedWhat: (what) => `Copiado: ${what}`,
  dismiss: 'Descartar',
  incomplete: 'Se eliminó o la dirección está incompleta.',
  newTab: '(se abre en una pestaña nueva)',
  now: 'ahora',
  saved: 'Guardado',
  showAll: 'Ver todo',
  skipToContent: 'Ir al contenido',
  tryAgain: 'Reintentar',
  useDark: 'Usar tema oscuro',
  useLight: 'Usar tema claro',
  code: (label) => `Código: ${label}`,
  codeCopy: (label) => `código: ${label}`,
  documentTitle: (name) => `${name} · whathooks`,
  request: (id) => ` Solicitud: ${id}`,
};

export const crashWords: Words<typeof english.crashWords> = {
  title: 'No se pudo mostrar esta página',
  text: 'Algo falló en ella. Lo que tienes guardado está a salvo y nada se envió dos veces. Reintenta o recarga la página. Si sigue pasando, comparte los detalles de abajo con quien administra whathooks.',
  details: 'Detalles',
  reload: 'Recargar la página',
};

export const listWords: Words<typeof english.listWords> = {
  shown: (count, hasMore) => {
    const shown =
      count === 1 ? 'Se muestra 1 entrada.' : `Se muestran ${formatCount(count)} entradas.`;
    return hasMore ? `${shown} Se pueden cargar anteriores.` : shown;
  },
  searching: 'Buscando en el registro…',
  noneYet: 'Sin coincidencias por ahora',
  noneYetText:
    'Ninguna de las entradas más recientes coincide. Sigue buscando en las anteriores o elige un período más corto.',
  keepSearching: 'Seguir buscando',
  noOlderYet: 'Sin coincidencias anteriores por ahora. Seguir buscando',
};

export const chartWords: Words<typeof english.chartWords> = {
  time: 'Hora',
  described: (title) => `${title}. Las flechas pasan de una hora a otra.`,
  counted: (name, count) => `${name}: ${formatCount(count)}`,
};

export const formWords: Words<typeof english.formWords> = {
  custom: 'Personalizado…',
  from: 'Desde',
  until: 'Hasta',
  untilNow: 'Vacío: hasta ahora',
  enterTime: 'Indica una fecha y una hora.',
  laterTime: 'Elige un momento posterior al primero.',
  yourTime: (zone) => `Tu hora: ${zone}`,
  pairName: (legend, line) => `${legend}, nombre ${line}`,
  pairValue: (legend, line) => `${legend}, valor ${line}`,
  pairNameSample: 'nombre',
  pairValueSample: 'valor',
  removeLine: (line) => `Quitar la línea ${line}`,
  nameMissing: 'Cada línea necesita un nombre. Quita las que no uses.',
  nameTwice: 'Un nombre no puede repetirse.',
};

export const problemWords: Words<typeof english.problemWords> = {
  unexpectedAnswer: {
    title: 'Respuesta inesperada',
    detail: (status) =>
      `El servidor respondió ${status} sin dar una explicación. Reintenta en un momento.`,
  },
  unreachable: {
    title: 'Sin conexión con whathooks',
    detail: 'No se pudo llegar al servidor. Revisa tu conexión y reintenta.',
  },
  unexpected: { title: 'Algo salió mal', detail: 'Recarga la página y reintenta.' },
};

export const formatWords: Words<typeof english.formatWords> = {
  statusPosts: 'Estados',
  channel: (id) => `Canal ${id}`,
  today: 'Hoy',
  yesterday: 'Ayer',
  within: { today: 'hoy', yesterday: 'ayer' },
  group: (id) => `Grupo ${id}`,
  hiddenNumber: (id) => `Número oculto ${id}`,
};
