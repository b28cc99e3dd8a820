import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  outside: 'Uma parte de uma conversa está fora dela.',
  restricted:
    'Por enquanto, o WhatsApp não deixa este número iniciar novas conversas: a página dele diz até quando. Envie de novo depois, ou espere a pessoa escrever primeiro.',
};
