import type { Words } from '../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  name: 'whathooks',
  description:
    'Vincule números do WhatsApp por QR code, receba cada mensagem em um webhook assinado e envie por uma API REST.',
  notFound: 'Página não encontrada',
  notFoundText: 'Não há nada neste endereço. Ele pode ter mudado ou ter sido digitado errado.',
  toStart: 'Ir para a página inicial',
  toOverview: 'Ir para a visão geral',
};
