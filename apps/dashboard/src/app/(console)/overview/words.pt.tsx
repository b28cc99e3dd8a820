import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Visão geral',
  numbers: 'Números',
  allNumbers: (count) => `Todos os ${count}`,
  messages: 'Últimas mensagens',
  allMessages: 'Todas as mensagens',
};

export const startWords: Words<typeof english.startWords> = {
  title: 'Primeiros passos',
  count: (done, all) => `${done} de ${all} concluídos`,
  done: 'Concluído',
  number: {
    title: 'Vincule um número',
    text: 'Crie-o e escaneie o QR code com o WhatsApp.',
    action: 'Vincular número',
  },
  webhook: {
    title: 'Adicione um webhook',
    text: 'Seu servidor recebe cada mensagem como JSON assinado.',
    action: 'Adicionar webhook',
  },
  key: {
    title: 'Crie uma chave de API',
    text: 'Seu código precisa dela para enviar mensagens.',
    action: 'Criar chave de API',
  },
  message: {
    title: 'Envie uma mensagem',
    text: 'Use o comando que aparece com a nova chave ou responda na caixa de entrada.',
    action: 'Abrir caixa de entrada',
  },
};

export const replyWords: Words<typeof english.replyWords> = {
  title: 'Tempo de resposta',
  median: 'Mediana',
  p90: '90% em até',
  count: 'Respostas',
  who: 'Quem respondeu',
  others: 'Celulares e chaves de API',
  none: 'Ainda não há respostas',
  byMember: (span) => `Tempo de resposta por pessoa, em ${span}`,
};

export const spanWords: Words<typeof english.spanWords> = {
  '1': '24 horas',
  '7': '7 dias',
  '30': '30 dias',
};
export const SPAN_LABEL: Words<typeof english.SPAN_LABEL> = 'Período';

export const figureWords: Words<typeof english.figureWords> = {
  numbers: 'Números online',
  messages: 'Mensagens',
  deliveries: 'Entregas',
  unanswered: 'À espera de resposta',
  ofAll: (connected, all) => `${formatCount(connected)} de ${formatCount(all)}`,
  standing: (down, waiting) => {
    const parts = [
      down > 0 && `${formatCount(down)} fora do ar`,
      waiting > 0 &&
        `${formatCount(waiting)} ${waiting === 1 ? 'não vinculado' : 'não vinculados'}`,
    ];
    return parts.filter(Boolean).join(' · ') || 'Nenhum fora do ar';
  },
  directions: (inbound, outbound) =>
    `${formatCount(inbound)} ${inbound === 1 ? 'recebida' : 'recebidas'} · ${formatCount(outbound)} ${outbound === 1 ? 'enviada' : 'enviadas'}`,
  upTo: (count, isMore) => (isMore ? `mais de ${formatCount(count)}` : formatCount(count)),
  waiting: (count, age) => `${count} na fila, a mais antiga há ${age}`,
  nothingWaits: (failed) =>
    failed === 0
      ? 'Nada na fila'
      : `Nada na fila · ${formatCount(failed)} ${failed === 1 ? 'tentativa com falha' : 'tentativas com falha'}`,
  oldestChat: (age) => `A mais antiga há ${age}`,
  everybodyAnswered: 'Todos foram respondidos',
};

export const trafficWords: Words<typeof english.trafficWords> = {
  messages: 'Mensagens',
  deliveries: 'Entregas',
  inbound: 'Recebidas',
  outbound: 'Enviadas',
  delivered: 'Entregues',
  failed: 'Tentativas com falha',
  over: (what, span) => `${what} em ${span}`,
};

export const concernWords: Words<typeof english.concernWords> = {
  title: 'Precisa de atenção',
  allWell:
    'Tudo certo: todos os números vinculados estão online, e nenhum endpoint está fora do ar.',
  since: (time) => <>Desde {time}</>,
  nextTry: (time) => <>Próxima tentativa: {time}</>,
  nextProbe: (time) => <>Próxima verificação: {time}</>,
  ends: (time) => <>Termina: {time}</>,
  others: (count) => `e mais ${formatCount(count)}`,
  showAll: (count) => `Mostrar todos os ${formatCount(count)}`,
  open: 'Abrir',
  linkAgain: 'Vincular de novo',
  reconnect: 'Reconectar agora',
  reconnecting: 'Reconectando agora.',
  tryNow: 'Tentar agora',
  trying: 'O endpoint está sendo verificado. O primeiro sucesso envia tudo o que espera.',
  switchOn: 'Ativar',
  switchedOn: 'O webhook foi ativado.',
};
