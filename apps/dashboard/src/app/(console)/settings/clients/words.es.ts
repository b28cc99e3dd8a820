import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Clientes',
  lead: 'De quién es cada número. Personas, invitaciones y claves de API se pueden limitar a algunos clientes.',
  add: 'Nuevo cliente',
  none: 'Aún no hay clientes',
  noneText:
    'Crea uno por cada cliente tuyo y elige sus números. Después invita a alguien que vea solo ese cliente, o crea una clave de API que haga lo mismo.',
  edit: 'Editar',
  editOf: (name) => `Editar el cliente ${name}`,
  remove: 'Eliminar',
  removeOf: (name) => `Eliminar el cliente ${name}`,
  removeTitle: (name) => `¿Eliminar el cliente “${name}”?`,
  removeText:
    'Sus números se conservan, sin cliente. Las personas y claves de API limitadas solo a él dejan de ver datos.',
  removed: 'Cliente eliminado',
  saved: 'Cliente guardado',
  name: 'Nombre',
  nameSample: 'Panadería Ejemplo',
  nameMissing: 'Ponle un nombre.',
  numbers: 'Números',
  numbersHint: 'Un número es de un solo cliente: si lo eliges aquí, deja al otro.',
  chooseNumbers: 'Elige números',
  noSuchNumber: 'Ningún número se llama así',
  noNumbersAtAll: 'Aún no hay números. Vincula uno en Números y elígelo aquí.',
  deleted: 'Un número eliminado',
  save: 'Guardar',
  withoutNumbers: 'Aún sin números. Edítalo para elegir algunos.',
  numbersOf: (names, more) =>
    more > 0 ? `${names.join(', ')} y ${formatCount(more)} más` : names.join(', '),
  showNumbers: 'Ver sus números',
  showNumbersOf: (name) => `Números de ${name}`,
  next: 'Sigue: invita a una persona que vea un solo cliente, o crea una clave de API así.',
  people: 'Personas',
  keys: 'Claves de API',
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks de los números que se van',
  text: 'Hay webhooks que nombran un número que deja a su cliente. Alguien de ese cliente puede haber puesto sus direcciones.',
  label: '¿Qué pasa con ellos?',
  stop: 'Se detienen',
  stopText:
    'El número se quita de ellos y lo pendiente se cancela. El que no nombra ningún otro número se desactiva.',
  keep: 'Siguen',
  keepText: 'Siguen enviando a las mismas direcciones lo que recibe el número.',
  cancel: 'Cancelar',
  go: 'Continuar',
};
