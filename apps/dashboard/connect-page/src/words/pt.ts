import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `Conecte seu WhatsApp a ${organization}`,
  opening: 'Um momento…',
  scanSteps: [
    'Abra o WhatsApp no seu celular.',
    'Toque em Configurações ou no menu, depois em Dispositivos conectados e em Conectar dispositivo.',
    'Aponte o celular para este código.',
  ],
  codeAlt: 'Código para escanear com o WhatsApp no celular',
  codeComes: 'O próximo código aparece em instantes…',
  typeInstead: 'Conectar com o número de telefone',
  scanInstead: 'Escanear um código',
  yourNumber: 'Seu número do WhatsApp, com o código do país',
  numberHint: 'Por exemplo +55 11 91234 5678',
  getCode: 'Receber um código',
  waiting: 'Perguntando ao WhatsApp…',
  typeSteps: [
    'Abra o WhatsApp, depois Configurações ou o menu e Dispositivos conectados.',
    'Toque em Conectar dispositivo e em Conectar com número de telefone.',
    'Digite este código:',
  ],
  copy: 'Copiar o código',
  copied: 'Copiado',
  connecting: 'Seu celular está sendo conectado. Deixe o WhatsApp aberto até terminar.',
  doneTitle: 'Pronto: seu WhatsApp está conectado',
  done: (organization) =>
    `${organization} já pode receber e responder mensagens por você. Você pode fechar esta página e desconectar quando quiser no WhatsApp, em Dispositivos conectados.`,
  overTitle: 'Este link não está aberto',
  over: 'Ele foi usado, cancelado ou expirou. Se o celular mostra um novo dispositivo conectado, está tudo pronto. Se não, peça um link novo a quem o enviou.',
  offline: 'A conexão foi interrompida. Uma nova tentativa é feita automaticamente.',
  faults: {
    number: 'Escreva o número com o código do país, por exemplo +55 11 91234 5678.',
    refused:
      'O WhatsApp não dá um código para este número agora. Confira o número ou escaneie o código.',
    notNow: 'Nenhum código disponível agora. Tente de novo em alguns segundos.',
    tooMany: 'Tentativas demais. Espere um minuto e tente de novo.',
    notReached: 'Não foi possível acessar o servidor. Confira a conexão e tente de novo.',
  },
  reasons: {
    scan_again: 'O WhatsApp trocou o código. Escaneie o novo.',
    passkey_required:
      'O WhatsApp pede a chave de acesso desta conta. Peça a quem enviou o link para terminar com você.',
    passkey_confirmation:
      'O WhatsApp pede para comparar um código. Peça a quem enviou o link para terminar com você.',
    passkey_failed: 'O WhatsApp não aceitou a chave de acesso. Escaneie o código mais uma vez.',
    pairing_refused: 'O WhatsApp recusou a conexão. Tente de novo com o código novo.',
    temporarily_banned: 'O WhatsApp bloqueou este número por um tempo. Tente mais tarde.',
    connection_lost: 'O WhatsApp não responde. Uma nova tentativa é feita automaticamente.',
  },
};
