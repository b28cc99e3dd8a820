import type { Words } from '../../../../../shared/language/words';
import type * as english from './timeline-words';

export const timelineWords: Words<typeof english.timelineWords> = {
  title: 'Histórico',
  none: 'Nada aconteceu ainda.',
  older: 'Carregar histórico mais antigo',
  this: 'este número',
  until: (time) => <>Até {time}</>,
  losses: (count, from, to) => (
    <>
      Desconectado {count} vezes entre {from} e {to}
    </>
  ),
  each: 'Cada vez',
};

export const BECAME: Words<typeof english.BECAME> = {
  PENDING: 'Vinculação iniciada',
  QR: 'Código exibido para escanear com o WhatsApp',
  CONNECTING: 'Estabelecendo a conexão',
  CONNECTED: 'Conectado',
  DISCONNECTED: 'Desconectado',
  LOGGED_OUT: 'Desvinculado',
};

export const AFTER: Words<typeof english.AFTER> = {
  'QR QR': 'Novo código exibido',
  'QR PENDING': 'Vinculação interrompida',
  'QR CONNECTING': 'Código escaneado',
  'QR CONNECTED': 'Vinculado',
  'PENDING CONNECTED': 'Vinculado',
  'DISCONNECTED CONNECTED': 'Online de novo',
  'DISCONNECTED CONNECTING': 'Tentando conectar de novo',
};

export const RESTRICTED: Words<typeof english.RESTRICTED> = {
  reach_out_timelock: [
    'O WhatsApp impediu o número de iniciar novas conversas',
    'O número pode iniciar novas conversas de novo',
  ],
  new_chat_cap: [
    'O número usou todas as suas novas conversas',
    'O número tem novas conversas de novo',
  ],
  temporarily_banned: ['O WhatsApp baniu o número por um tempo', 'O banimento terminou'],
};
