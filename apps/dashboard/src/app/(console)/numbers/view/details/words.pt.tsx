import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Detalhes',
  sessionId: 'ID da sessão',
  sessionIdCopy: 'ID da sessão',
  phone: 'Telefone',
  phoneCopy: 'número de telefone',
  client: 'Cliente',
  notLinked: 'Não vinculado',
  pushName: 'Nome no WhatsApp',
  connected: 'Última conexão',
  created: 'Criado',
  metadata: 'Metadados',
};

export const pacingWords: Words<typeof english.pacingWords> = {
  title: 'Ritmo de envio',
  text: 'Um número que escreve para muita gente em poucos segundos pode ser sinalizado pelo WhatsApp. Para envios em massa, de 3 a 10 segundos e uma rajada de 5 são uma escolha prudente. As mensagens que precisam esperar são enviadas em ordem.',
  seconds: 'Segundos entre mensagens',
  secondsHint: 'Deixe vazio para não limitar o ritmo.',
  secondsWrong: (most) => `Informe até ${most} segundos, ou nada.`,
  burst: 'Rajada',
  burstHint: 'Quantas mensagens podem sair de uma vez depois de um tempo sem envios.',
  burstWrong: (most) => `Informe um número de 1 a ${most}.`,
  submit: 'Salvar ritmo',
};

export const activityWords: Words<typeof english.activityWords> = {
  title: 'Atividade',
  labels: {
    presence: 'Avisar quando alguém está online ou digitando',
    receiveStatus: 'Receber atualizações de status',
    receiveChannels: 'Receber canais',
    showTyping: 'Mostrar “digitando” antes da mensagem',
  },
  hints: {
    presence: 'Como presence.updated, de quem escreve para este número.',
    receiveStatus: 'As atualizações dos contatos são guardadas e enviadas aos webhooks.',
    receiveChannels: 'O mesmo para as mensagens dos canais que este número segue.',
    showTyping: 'Por um a cinco segundos, que atrasam o envio de cada mensagem.',
  },
  submit: 'Salvar atividade',
};

export const callWords: Words<typeof english.callWords> = {
  title: 'Ligações',
  about:
    'O whathooks não atende ligações. Recusar avisa na hora que ninguém atende; sem isso, o celular toca normalmente.',
  rejects: 'Recusar todas as ligações',
  text: 'Texto para quem liga',
  textHint: 'Enviado uma vez por ligação. Deixe vazio para não enviar nada.',
  sample: 'Não atendemos ligações aqui. Por favor, escreva para nós.',
  submit: 'Salvar ligações',
};

export const proxyWords: Words<typeof english.proxyWords> = {
  title: 'Proxy',
  text: 'Todo o tráfego deste número passa pelo proxy, e nada passa por fora. Enquanto o proxy estiver inacessível, o número fica desconectado.',
  none: 'Agora: nenhum',
  now: (address) => <>Agora: {address}</>,
  nowWithCredentials: (address) => <>Agora: {address}, com usuário e senha</>,
  field: 'Proxy',
  another: 'Outro proxy',
  hint: 'http://, https:// ou socks5://. Se o proxy exigir login, escreva usuário:senha@ antes do host.',
  sample: 'socks5://usuario:senha@proxy.example:1080',
  missing: 'Informe o endereço de um proxy.',
  submit: 'Salvar proxy',
  remove: 'Remover proxy',
  saved: 'Salvo. O número se reconecta por ele.',
  removed: 'Removido. O número se reconecta.',
};
