import { SCHEDULE_MAX_DAYS } from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const TIME_NAMES: Words<typeof english.TIME_NAMES> = {
  hour: 'Em uma hora',
  evening: 'Hoje à noite',
  tomorrow: 'Amanhã de manhã',
  monday: 'Segunda de manhã',
};

export const words: Words<typeof english.words> = {
  open: 'Enviar depois',
  other: 'Outro horário…',
  title: 'Enviar depois',
  when: 'Quando',
  zone: (zone) => `Seu fuso: ${zone}`,
  past: 'Escolha um horário no futuro.',
  far: `Escolha um horário nos próximos ${SCHEDULE_MAX_DAYS} dias.`,
  none: 'Escolha data e hora.',
  save: 'Agendar',
  list: (count) => (count === 1 ? '1 mensagem agendada' : `${count} mensagens agendadas`),
  listLabel: 'Mensagens agendadas',
  change: 'Alterar',
  changeOf: (text) => `Alterar “${text}”`,
  changeTitle: 'Alterar a mensagem',
  text: 'Mensagem',
  noText: 'Escreva uma mensagem.',
  cancel: 'Cancelar',
  cancelOf: (text) => `Cancelar “${text}”`,
  cancelTitle: 'Cancelar esta mensagem?',
  cancelText: 'Ela não será enviada.',
  cancelAction: 'Cancelar mensagem',
  cancelled: 'A mensagem não será enviada.',
  changed: 'A mensagem foi alterada.',
};
