import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const sampleWords: Words<typeof english.sampleWords> = {
  language: 'Linguagem',
  fill: 'Preencher os exemplos',
  apiKey: 'Sua chave de API',
  apiKeyHint: 'Fica nesta página: não é guardada nem enviada.',
  number: 'Seu número',
  anyNumber: 'Um número dos exemplos',
  recipient: 'Destinatário',
  request: (language, title) => `${title}: ${language}`,
};
