import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Claves de API',
  notYours: 'Tu rol no permite ver las claves de API',
  lead: 'Para programas que envían mensajes y gestionan números por ti.',
  create: 'Crear clave de API',
  none: 'Aún no hay claves de API',
  noneText: 'Crea una y verás un comando que envía tu primer mensaje.',
  revoke: 'Revocar',
  revokeKey: (name) => `Revocar ${name}`,
  revokeTitle: (name) => `¿Revocar ${name}?`,
  revokeAction: 'Revocar clave',
  revokeText:
    'Los programas que usan esta clave quedan rechazados desde su próxima solicitud. No se puede deshacer.',
  revoked: (name) => `Se revocó ${name}.`,
};

export const rotateWords: Words<typeof english.rotateWords> = {
  action: 'Rotar',
  actionOf: (name) => `Rotar ${name}`,
  title: (name) => `¿Rotar ${name}?`,
  text: 'Recibes una clave nueva con los mismos permisos. La actual sigue funcionando un tiempo, para que puedas pasar antes la nueva a tus programas.',
  overlap: 'Cuánto tiempo sigue funcionando la clave actual',
  none: 'Se detiene al instante',
  hour: 'Una hora',
  day: 'Un día',
  week: 'Una semana',
  submit: 'Crear clave nueva',
};

export const tableWords: Words<typeof english.tableWords> = {
  name: 'Nombre',
  key: 'Clave',
  permissions: 'Permisos',
  everything: 'Todo',
  lastUsed: 'Último uso',
  neverUsed: 'Nunca',
  expires: 'Vence',
  neverExpires: 'No vence',
  actions: 'Acciones',
  ending: (last4) => `wh_…${last4}`,
  from: (addresses) => `Solo desde ${addresses.join(', ')}`,
  usedFrom: (address) => `desde ${address}`,
  madeBy: (name, at) => (
    <>
      Creada por {name}, {at}
    </>
  ),
  made: (at) => <>Creada {at}</>,
  previous: (until) => <>La clave anterior funciona hasta: {until}</>,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Nombre',
  nameHint: 'Qué programa va a usar esta clave.',
  nameSample: 'Integración con el CRM',
  nameMissing: 'Indica para qué es la clave.',
  permissions: 'Permisos',
  everything: 'Todo',
  some: 'Solo lo que elijo',
  allowed: 'Permitido',
  allowedMissing: 'Elige al menos un permiso.',
  addresses: 'Direcciones permitidas (opcional)',
  addressesHint:
    'Direcciones IP o rangos de los servidores que usan la clave, una por línea. Vacío: cualquiera.',
  addressesSample: '203.0.113.0/24',
  expires: 'Vence',
  never: 'Nunca',
  in30Days: 'En 30 días',
  in90Days: 'En 90 días',
  inAYear: 'En un año',
  submit: 'Crear clave',
};

export const newKeyWords: Words<typeof english.newKeyWords> = {
  title: 'Tu nueva clave de API',
  copyNow: 'Cópiala ahora.',
  copyNowText: 'Es la única vez que se muestra. Si se pierde, revócala y crea otra.',
  key: 'Clave de API',
  keyCopy: 'clave',
  done: 'Listo',
  linkFirst: 'Vincula un número para probarla',
  linkFirstText: 'La clave ya funciona, pero para enviar hace falta un número conectado.',
  sendFrom: 'Enviar desde',
  sendTo: 'Enviar a',
  simulatedHint: 'Antes, agrega este número como contacto en la página del teléfono.',
  command: 'Envía un mensaje con ella',
  commandCopy: 'comando',
  sampleText: 'Hola desde whathooks',
};
