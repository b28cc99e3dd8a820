import {
  CONTACTS_MAX,
  NAME_MAX,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_QUESTION_MAX,
} from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  add: 'Agregar archivos, una encuesta, una ubicación o un contacto',
  document: 'Documento',
  picture: 'Foto o video',
  camera: 'Tomar una foto',
  poll: 'Encuesta',
  place: 'Ubicación',
  contact: 'Contacto',
  chooseDocuments: 'Elige los documentos que vas a enviar',
  choosePictures: 'Elige las fotos y los videos que vas a enviar',
  seen: 'Así se ve en el chat',
  send: 'Enviar',
};

export const pollWords: Words<typeof english.pollWords> = {
  title: 'Enviar encuesta',
  question: 'Pregunta',
  option: (number) => `Opción ${number}`,
  several: 'Se pueden elegir varias opciones',
  noQuestion: 'Escribe tu pregunta.',
  longQuestion: `Escribe ${POLL_QUESTION_MAX} caracteres como máximo.`,
  longOption: `Escribe ${POLL_OPTION_MAX} caracteres como máximo.`,
  twice: 'Esta opción ya está en la lista.',
  fewOptions: 'Escribe al menos dos opciones.',
};

export const placeWords: Words<typeof english.placeWords> = {
  title: 'Enviar ubicación',
  where: 'Dónde',
  whereHint:
    'Latitud y longitud, como 52.52, 13.405, o el enlace de un lugar en un mapa. No se consulta ningún mapa.',
  unknown:
    'Aquí no hay coordenadas. En un mapa, copia las coordenadas del lugar o su enlace largo.',
  here: 'Usar mi ubicación actual',
  hereRefused:
    'El navegador no indica dónde estás. Permite la ubicación en los ajustes de esta página.',
  name: 'Nombre',
  address: 'Dirección',
  optional: 'Puede quedar vacío.',
  long: `Escribe ${PLACE_MAX} caracteres como máximo.`,
};

export const contactWords: Words<typeof english.contactWords> = {
  title: 'Enviar contactos',
  search: 'Buscar contactos',
  none: 'Ningún contacto coincide.',
  own: 'Otra persona',
  name: 'Nombre',
  phone: 'Número de teléfono',
  phoneHint: 'Con código de país.',
  phoneWrong: 'Escribe el número con su código de país, por ejemplo 15551234567.',
  noName: 'Escribe un nombre.',
  longName: `Escribe ${NAME_MAX} caracteres como máximo.`,
  put: 'Agregar al mensaje',
  remove: (name) => `No enviar ${name}`,
  chosen: 'Contactos que se envían',
  most: `Un mensaje lleva ${CONTACTS_MAX} contactos como máximo.`,
  send: (count) => (count === 1 ? 'Enviar 1 contacto' : `Enviar ${count} contactos`),
  choose: 'Elige contactos',
};

export const cameraWords: Words<typeof english.cameraWords> = {
  title: 'Tomar una foto',
  shown: 'Lo que ve la cámara',
  taken: 'La foto que tomaste',
  take: 'Tomar foto',
  again: 'Tomar otra',
  use: 'Agregar al mensaje',
  starting: 'Iniciando la cámara…',
  refused:
    'El navegador no da acceso a la cámara. Permítelo en los ajustes de esta página y reintenta.',
  missing: 'No se encontró ninguna cámara. Conecta una o elige una foto de tus archivos.',
  busy: 'Otro programa está usando la cámara. Ciérrala allí y reintenta.',
};
