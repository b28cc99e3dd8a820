import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  recover: 'Recuperar',
  sendTest: 'Enviar evento de teste',
  verify: 'Verificar entregas',
  check: 'Verificar uma assinatura',
};

export const dayWords: Words<typeof english.dayWords> = {
  title: 'Últimas 24 horas',
  success: 'Sucesso em 24 horas',
  nothingSent: 'Nada enviado',
  delivered: 'Entregues',
  failed: 'Tentativas com falha',
  waiting: 'Na fila',
  over: (count) => `mais de ${count}`,
  since: (time) => <>desde {time}</>,
};

export const testWords: Words<typeof english.testWords> = {
  title: 'Enviar evento de teste',
  event: 'Evento',
  eventHint:
    'Um evento de exemplo, com valores fictícios, é enviado agora ao seu servidor, assinado como um real.',
  send: 'Enviar',
  sendAgain: 'Enviar de novo',
};
