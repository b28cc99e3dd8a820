import { SCHEDULE_MAX_DAYS } from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const TIME_NAMES: Words<typeof english.TIME_NAMES> = {
  hour: 'En una hora',
  evening: 'Esta tarde',
  tomorrow: 'Mañana por la mañana',
  monday: 'El lunes por la mañana',
};

export const words: Words<typeof english.words> = {
  open: 'Enviar más tarde',
  other: 'Otro momento…',
  title: 'Enviar más tarde',
  when: 'Cuándo',
  zone: (zone) => `Tu hora: ${zone}`,
  past: 'Elige un momento futuro.',
  far: `Elige un momento dentro de los próximos ${SCHEDULE_MAX_DAYS} días.`,
  none: 'Elige una fecha y una hora.',
  save: 'Programar',
  list: (count) => (count === 1 ? '1 mensaje programado' : `${count} mensajes programados`),
  listLabel: 'Mensajes programados',
  change: 'Editar',
  changeOf: (text) => `Editar “${text}”`,
  changeTitle: 'Editar el mensaje',
  text: 'Mensaje',
  noText: 'Escribe un mensaje.',
  cancel: 'Cancelar',
  cancelOf: (text) => `Cancelar “${text}”`,
  cancelTitle: '¿Cancelar este mensaje?',
  cancelText: 'No se enviará.',
  cancelAction: 'Cancelar mensaje',
  cancelled: 'El mensaje no se enviará.',
  changed: 'El mensaje se actualizó.',
};
