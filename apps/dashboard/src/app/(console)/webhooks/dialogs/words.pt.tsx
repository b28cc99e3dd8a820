import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const formWords: Words<typeof english.formWords> = {
  url: 'URL do endpoint',
  urlHint: 'Para onde os eventos são enviados, como JSON.',
  urlSample: 'https://agencia.example/whatsapp',
  urlWrong: 'Digite a URL completa, começando com https://.',
  events: 'Eventos',
  eventsMissing: 'Escolha pelo menos um evento.',
  numbers: 'Números',
  allNumbers: 'Todos os números, atuais e futuros',
  someNumbers: 'Só os números que eu escolher',
  numbersMissing: 'Escolha pelo menos um número.',
  chosenNumbers: 'Números escolhidos',
  chooseNumbers: 'Escolher números',
  noSuchNumber: 'Nenhum número encontrado',
  note: 'Observação',
  noteHint: 'Opcional. Só sua equipe vê.',
  customHeaders: 'Cabeçalhos próprios',
  hideCustomHeaders: 'Ocultar cabeçalhos próprios',
  headers: 'Cabeçalhos',
  headersHint:
    'Enviados em cada entrega, por exemplo uma autorização sua. Um valor mostrado como (hidden) fica como está.',
  addHeader: 'Adicionar cabeçalho',
  settings: 'Opções de entrega',
  hideSettings: 'Ocultar opções de entrega',
};

export const settingsWords: Words<typeof english.settingsWords> = {
  concurrency: 'Requisições simultâneas',
  concurrencyHint: 'Quantas entregas podem estar em andamento ao mesmo tempo.',
  concurrencyWrong: (most) => `Informe um número de 1 a ${most}.`,
  rate: 'Requisições por segundo',
  rateHint: 'Deixe vazio para não limitar.',
  rateWrong: (least, most) => `Informe um número de ${least} a ${most}, ou nada.`,
  retries: 'Pausas antes de cada tentativa',
  retriesHint: 'Por exemplo 0s, 30s, 5m, 2h. Vazio: dez tentativas em três dias.',
  retriesWrong: (most) =>
    `Escreva pausas como 0s, 30s, 5m, 2h: no máximo ${most}, nenhuma maior que 24h.`,
  strictOrder: 'Ordem rigorosa',
  strictOrderHint:
    'Uma entrega com falha segura as entregas seguintes da mesma conversa até ter sucesso ou ser abandonada, e não só nos primeiros minutos.',
};

export const secretWords: Words<typeof english.secretWords> = {
  added: 'Webhook adicionado',
  title: 'Segredo de assinatura',
  sent: 'A partir de agora os eventos são enviados.',
  sentText:
    'Cada entrega é assinada com este segredo, para que seu servidor possa distingui-la de uma falsa.',
  secret: 'segredo',
  customHeaders: 'Cabeçalhos próprios',
  headers: 'cabeçalhos',
  keep: (how) => (
    <>Guarde-o no seu servidor. A documentação mostra {how}, com código para copiar.</>
  ),
  how: 'como verificar uma entrega',
  done: 'Concluir',
};

export const firstEventWords: Words<typeof english.firstEventWords> = {
  title: 'Primeiro evento',
  waiting: 'Aguardando o primeiro evento…',
  sendTest: 'Enviar evento de teste',
};
