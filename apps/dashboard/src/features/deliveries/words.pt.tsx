import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto/facts';
import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  pending: 'Na fila',
  retrying: 'Nova tentativa',
  delivered: 'Entregue',
  failed: 'Falhou',
  cancelled: 'Cancelada',
};

export const logWords: Words<typeof english.logWords> = {
  title: 'Entregas',
  older: 'Carregar entregas mais antigas',
  filter: 'Filtrar entregas',
  webhook: 'Webhook',
  allWebhooks: 'Todos os webhooks',
  status: 'Status',
  anyStatus: 'Todos os status',
  event: 'Evento',
  anyEvent: 'Todos os eventos',
  time: 'Período',
  anyTime: 'Qualquer período',
  lastHour: 'Última hora',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 dias',
  noMatch: 'Nenhuma entrega encontrada',
  noMatchText: 'Escolha outro ID, status, evento, número ou período.',
  none: 'Ainda não há entregas',
  noneText:
    'Envie um evento de teste ou escreva para um dos seus números: cada entrega aparece aqui.',
  nextAttempt: (time) => <>Próxima tentativa: {time}</>,
  nextProbe: (time) => <>Próxima verificação: {time}</>,
  probing: 'Verificando agora.',
  id: 'Qualquer ID',
  idSample: 'dlv_…, msg_…',
  attempt: (count) => `tentativa ${formatCount(count)}`,
  triedAgain: (count, more) =>
    count === 1 && !more
      ? 'Uma entrega falhou até agora e é tentada de novo.'
      : `${more ? 'Mais de ' : ''}${formatCount(count)} entregas falharam até agora e são tentadas de novo.`,
  showTriedAgain: 'Ver',
};

export const manyWords: Words<typeof english.manyWords> = {
  select: (row) => `Selecionar ${row}`,
  selectAll: (count) =>
    count === 1 ? 'Selecionar a única da lista' : `Selecionar as ${formatCount(count)} da lista`,
  selected: (count) => (count === 1 ? '1 selecionada' : `${formatCount(count)} selecionadas`),
  resend: (count) => `Reenviar ${deliveries(count)}`,
  resent: (count) =>
    `${deliveries(count)} ${count === 1 ? 'está sendo reenviada' : 'estão sendo reenviadas'}.`,
  failed: (count, name, why) => `Não foi possível reenviar ${deliveries(count)}. ${name}: ${why}`,
};

function deliveries(count: number): string {
  return count === 1 ? '1 entrega' : `${formatCount(count)} entregas`;
}

export const detailWords: Words<typeof english.detailWords> = {
  title: 'Entrega',
  titleOf: (what) => `${what} · Entrega`,
  status: 'Status',
  event: 'Evento',
  created: 'Criada',
  nextAttempt: 'Próxima tentativa',
  deliveryId: 'ID da entrega',
  deliveryIdCopy: 'ID da entrega',
  eventId: 'ID do evento',
  eventIdCopy: 'ID do evento',
  webhook: 'Webhook',
  contact: 'Contato',
  message: 'Mensagem',
  asLink: 'link',
  payload: 'Conteúdo',
  expired: 'O prazo de retenção do evento terminou.',
  retryNow: 'Tentar agora',
  resend: 'Reenviar',
  asCurl: 'como cURL',
  older: 'Carregar tentativas mais antigas',
  attempts: (count, hasOlder) => {
    if (hasOlder) return `As ${count} tentativas mais recentes`;
    return count === 1 ? 'Uma tentativa' : `${count} tentativas, as mais recentes primeiro`;
  },
};

export const attemptWords: Words<typeof english.attemptWords> = {
  request: 'Requisição',
  response: 'Resposta',
  responseStatus: (status) => `Resposta ${status}`,
  requestOf: (attempt) => `Requisição da tentativa ${attempt}`,
  responseTo: (attempt) => `Resposta à tentativa ${attempt}`,
  posted: (url) => `POST ${url}`,
  headers: 'Cabeçalhos',
  body: 'Corpo',
  noBody: 'Sem corpo.',
  rawError: 'Detalhes técnicos',
  noResponse: 'Sem resposta.',
  base64: 'O corpo não é texto. Ele é mostrado como base64.',
  truncated: 'Só os primeiros 16 KiB são guardados.',
  milliseconds: (ms) => `${ms.toFixed(0)} ms`,
  timings: {
    dns: (ms) => `DNS ${ms} ms`,
    connect: (ms) => `Conexão ${ms} ms`,
    tls: (ms) => `TLS ${ms} ms`,
    firstByte: (ms) => `Primeiro byte ${ms} ms`,
    total: (ms) => `Total ${ms} ms`,
  },
};

export const WAITS_FOR_SWITCH: Words<typeof english.WAITS_FOR_SWITCH> =
  'Este webhook está pausado. As entregas na fila esperam até ele ser ativado.';

export const WAIT_CAUSES: Words<typeof english.WAIT_CAUSES> = {
  chat: 'Espera uma entrega anterior da mesma conversa ou número.',
  file: 'Espera o arquivo da mensagem.',
  endpoint: 'O endpoint está fora do ar: uma entrega por vez o verifica.',
  webhook: 'O webhook está pausado: a entrega espera até ele ser ativado.',
  turn: 'Está sendo enviada, ou é a próxima da fila.',
};

export const TRIGGER_LABELS: Words<typeof english.TRIGGER_LABELS> = {
  event: null,
  resend: 'reenvio manual',
  recover: 'recuperada depois de falhar',
  replay: 'recuperada, nunca antes enviada',
  test: 'evento de teste',
};

export const ATTEMPT_ERRORS: Words<typeof english.ATTEMPT_ERRORS> = {
  address_forbidden:
    'O endereço leva a uma rede privada. Os webhooks só a alcançam quando o whathooks roda com ALLOW_PRIVATE_WEBHOOKS=true.',
  dns: 'O nome do servidor não foi encontrado.',
  connect: 'O servidor não aceitou a conexão.',
  tls: 'A conexão segura (TLS) falhou.',
  timeout: `Sem resposta completa em ${DELIVERY_TIMEOUT_MS / 1_000} segundos.`,
  reset: 'A conexão foi fechada antes de a resposta terminar.',
  protocol: 'A resposta não era HTTP válido.',
  event_expired: 'O prazo de retenção do evento terminou.',
  secret_unreadable: 'Não foi possível decifrar o segredo de assinatura: confira a chave mestra.',
  stopped: 'O whathooks parou durante esta tentativa, e por isso ela não conta.',
};

export const outcomeWords: Words<typeof english.outcomeWords> = {
  notAttempted: 'Ainda sem tentativas.',
  responded: (status) => `O servidor respondeu ${status}.`,
  delivered: (status) => `Entregue (${status}).`,
  cancelled: 'Cancelada antes do envio.',
  attempts: (outcome, attempts) => `${outcome} ${attempts} tentativas.`,
};

export const resentWords: Words<typeof english.resentWords> = {
  whenOn: 'Na fila. O envio acontece quando o webhook for ativado.',
  now: 'Tentando de novo agora.',
  again: 'De volta à fila como uma nova entrega.',
};

export const TLS_TROUBLES: Words<typeof english.TLS_TROUBLES> = {
  expired: {
    what: 'O certificado do servidor venceu.',
    todo: 'Renove-o e faça o servidor carregar o novo.',
  },
  notYetValid: {
    what: 'O certificado do servidor ainda não é válido.',
    todo: 'Confira o relógio do servidor que o criou ou espere até que seja válido.',
  },
  revoked: {
    what: 'O certificado do servidor foi revogado.',
    todo: 'Peça um novo à sua autoridade.',
  },
  wrongHost: {
    what: 'O certificado do servidor é para outro nome de host.',
    todo: 'Obtenha um certificado para o nome do endereço do webhook ou mude o endereço para um nome que esteja no certificado.',
  },
  selfSigned: {
    what: 'O certificado do servidor é autoassinado: ninguém responde por ele.',
    todo: 'Use um de uma autoridade pública, como a Let’s Encrypt. Quem opera o whathooks pode confiar no seu com NODE_EXTRA_CA_CERTS.',
  },
  untrusted: {
    what: 'O certificado do servidor vem de uma autoridade desconhecida aqui, ou sua cadeia está incompleta.',
    todo: 'Faça o servidor enviar também os certificados intermediários (muitas vezes fullchain.pem). Uma autoridade própria é aceita com NODE_EXTRA_CA_CERTS.',
  },
  notTls: {
    what: 'O servidor não fala TLS nesta porta.',
    todo: 'Confira a porta ou comece o endereço do webhook com http:// se o servidor não tiver certificado.',
  },
  version: {
    what: 'O servidor e o whathooks não encontraram uma versão de TLS ou cifra em comum.',
    todo: 'Faça o servidor falar TLS 1.2 ou 1.3 com cifras atuais.',
  },
  other: {
    what: 'A conexão segura falhou.',
    todo: 'Confira o certificado e as configurações de TLS do servidor; os detalhes dizem o que falhou.',
  },
};
