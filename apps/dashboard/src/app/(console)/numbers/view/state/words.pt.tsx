import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  asking: 'Pedindo um código ao WhatsApp…',
  tryingAgain: (reason) => `${reason} Tentando de novo…`,
  connecting: 'Estabelecendo a conexão…',
  slow: 'Está demorando mais que o normal. O WhatsApp pode estar inacessível. O whathooks continua tentando, e esta página se atualiza sozinha.',
  online: 'Online',
  onlineAs: (phone) => `Online como ${phone}`,
  ready: 'Pronto para enviar e receber.',
  readySince: (time) => <>Pronto para enviar e receber desde {time}</>,
  openInbox: 'Abrir caixa de entrada',
  notLinked: 'Este número não está vinculado',
  linkAgain: 'Vincular de novo',
  linkAgainText: 'Vincule-o de novo para receber e enviar.',
  unlinked: 'O dispositivo foi desvinculado.',
  help: 'Quando um número não vincula',
  newCode: 'Gerar novo código',
  stopped: 'Vinculação interrompida',
  disconnected: 'Desconectado',
  connectHere: 'Conectar aqui',
  tryAgain: 'Tentar de novo',
  tryNow: 'Tentar agora',
  waiting: 'Aguardando a próxima tentativa',
  triesAt: (time) => <>Próxima tentativa do whathooks: {time}, não antes.</>,
  dropped: 'A conexão caiu',
  reconnects:
    'O whathooks se reconecta sozinho, pelo tempo que for preciso. Mantenha o celular ligado e na internet. As mensagens que chegam enquanto isso esperam no WhatsApp.',
};

export const connectedWords: Words<typeof english.connectedWords> = {
  title: 'Conectado',
  text: (number) =>
    `${number} está vinculado. A partir de agora, cada mensagem que ele recebe é guardada aqui e enviada aos seus webhooks.`,
  addWebhook: 'Adicionar webhook',
  createKey: 'Criar chave de API',
};

export const limitEndWords: Words<typeof english.limitEndWords> = {
  ends: (time, left) => (
    <>
      Fim: {time}
      {left}.
    </>
  ),
  in: (time) => `, daqui a ${time}`,
  soon: ', a qualquer momento',
};

export const UNITS: Words<typeof english.UNITS> = {
  days: 'd',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
};

export const limitWords: Words<typeof english.limitWords> = {
  timelock: 'O WhatsApp não deixa este número iniciar novas conversas',
  timelockText:
    'Ele faz isso com números que escrevem para muita gente que não os conhece. As conversas com quem já escreveu para o número seguem como antes.',
  none: 'Novas conversas esgotadas',
  noneText: (used) =>
    `${used}: por enquanto, o WhatsApp não deixa este número iniciar outras. As conversas com quem já escreveu para o número seguem como antes.`,
  few: 'Restam poucas novas conversas',
  fewText: (used) =>
    `${used}. Quando acabarem, o WhatsApp recusa mensagens para novas pessoas. As conversas com quem já escreveu para o número seguem como antes.`,
  used: (used) => (used === 1 ? '1 nova conversa usada' : `${used} novas conversas usadas`),
  usedOf: (used, quota) => `${used} de ${quota} novas conversas usadas`,
};
