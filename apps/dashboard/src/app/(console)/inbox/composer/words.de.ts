import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  modes: 'Was Sie schreiben',
  reply: 'Antwort',
  note: 'Notiz',
  replyKeys: 'Antwort in den Chat (Alt + R)',
  noteKeys: 'Notiz fürs Team (Alt + N)',
  viewer:
    'Sie können diesen Chat lesen, aber nicht antworten. Ein Inhaber oder Admin kann Sie zum Agenten machen: Agenten antworten und schreiben Notizen.',
};
