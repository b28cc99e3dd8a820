import { SCHEDULE_MAX_DAYS } from '@whathooks/dto/facts';
import type { LaterTime } from './times';

/** What the offered times are called. */
export const TIME_NAMES: Readonly<Record<LaterTime['name'], string>> = {
  hour: 'In an hour',
  evening: 'This evening',
  tomorrow: 'Tomorrow morning',
  monday: 'Monday morning',
};

/** Words of sending later. */
export const words = {
  open: 'Send later',
  other: 'Another time…',
  title: 'Send later',
  when: 'When',
  zone: (zone: string) => `Your time: ${zone}`,
  past: 'Choose a time in the future.',
  far: `Choose a time within ${SCHEDULE_MAX_DAYS} days.`,
  none: 'Choose a date and a time.',
  save: 'Send then',
  list: (count: number) =>
    count === 1 ? '1 message is sent later' : `${count} messages are sent later`,
  listLabel: 'Messages that are sent later',
  change: 'Change',
  changeOf: (text: string) => `Change “${text}”`,
  changeTitle: 'Change the message',
  text: 'Message',
  noText: 'Write a message.',
  cancel: 'Cancel',
  cancelOf: (text: string) => `Cancel “${text}”`,
  cancelTitle: 'Cancel this message?',
  cancelText: 'It is not sent.',
  cancelAction: 'Cancel message',
  cancelled: 'The message is not sent.',
  changed: 'The message was changed.',
} as const;
