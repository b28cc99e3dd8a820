import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  outside: 'Una parte de una conversación está fuera de una.',
  restricted:
    'Por ahora, WhatsApp no permite que este número inicie chats nuevos: su página indica hasta cuándo. Envíalo de nuevo entonces, o espera a que te escriban primero.',
};
