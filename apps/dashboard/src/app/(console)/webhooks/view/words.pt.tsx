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

export const factWords: Words<typeof english.factWords> = {
  title: 'Configurações',
  edit: 'Editar',
  events: (count) => (count === 1 ? '1 evento' : `${count} eventos`),
  numbers: 'Números',
  noLimit: 'Sem limite',
  usualRetries: 'Dez tentativas em três dias',
  strict: 'Uma entrega que falha segura seu chat',
  notStrict: 'Uma entrega que falha segura seu chat só por minutos',
  headers: 'Cabeçalhos próprios',
  added: 'Adicionado',
  id: 'ID do webhook',
};
