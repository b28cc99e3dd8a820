import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const MEDIA_FAILURES: Words<typeof english.MEDIA_FAILURES> = {
  too_large:
    'El archivo es más grande de lo que acepta esta instalación. Se puede ver en el teléfono; cuando el operador haya aumentado MEDIA_MAX_MB, se puede volver a pedir.',
  gone: 'WhatsApp ya no tiene el archivo y el teléfono no volvió a subirlo.',
  damaged: 'Lo que entregó WhatsApp no es el archivo que describió el remitente.',
  not_downloaded:
    'El mensaje es anterior a la vinculación del número: su archivo se descarga cuando alguien lo pide.',
  unavailable:
    'WhatsApp no da el archivo a los dispositivos vinculados; solo se puede ver en el teléfono.',
  unreachable: 'WhatsApp no entregó el archivo, aunque se le pidió varias veces.',
  storage_full: 'No quedaba espacio para guardar el archivo.',
  deleted: 'El archivo se eliminó aquí porque superó el tiempo que se guardan los archivos.',
};

export const mediaWords: Words<typeof english.mediaWords> = {
  photo: 'Foto',
  sticker: 'Sticker',
  video: 'Video',
  audio: 'Audio',
  voice: 'Mensaje de voz',
  document: 'Documento',
  firstPage: 'Primera página',
  open: 'Abrir la foto en tamaño completo',
  album: (count) => `Álbum de ${count}`,
  openOne: (index, count, caption) =>
    `Abrir ${index} de ${count} en tamaño completo${caption ? `: ${caption}` : ''}`,
  more: (count) => `+${count}`,
  previous: 'Anterior',
  next: 'Siguiente',
  place: (index, count) => `${index} de ${count}`,
  play: 'Reproducir',
  pause: 'Pausar',
  loading: 'Cargando desde WhatsApp…',
  unnamed: 'Documento',
  larger: 'Acercar',
  smaller: 'Alejar',
  save: 'Descargar el archivo',
  position: 'Posición',
  positionOf: (at, length) => `${at} de ${length}`,
  unplayable: 'Esta grabación no se puede reproducir aquí.',
  times: (speed) => `${speed}×`,
  speed: (speed) => `Velocidad ${speed}×, más rápido`,
  askAgain: 'Pedir de nuevo',
  download: (name) => `Descargar ${name}`,
  pages: (count) => (count === 1 ? '1 página' : `${count} páginas`),
};
