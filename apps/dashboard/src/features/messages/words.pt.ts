import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const MESSAGE_STATUS_LABELS: Words<typeof english.MESSAGE_STATUS_LABELS> = {
  received: 'Recebida',
  scheduled: 'Agendada',
  pending: 'Aguardando o WhatsApp',
  sent: 'Enviada',
  delivered: 'Entregue',
  read: 'Lida',
  played: 'Reproduzida',
  failed: 'Falhou',
  cancelled: 'Cancelada',
};

export const messageWords: Words<typeof english.messageWords> = {
  title: 'Mensagens',
  received: 'Recebida',
  sentByYou: 'Enviada',
  older: 'Carregar mensagens mais antigas',
  deletedNumber: 'um número excluído',
  withPhone: (name, phone) => `${name} (${phone})`,
  sentBy: (name) => `Enviada por ${name}`,
  sentByKey: (name) => `Enviada pela chave de API “${name}”`,
  sentByAKey: 'Enviada por uma chave de API',
};

export const TYPE_LABELS: Words<typeof english.TYPE_LABELS> = {
  text: 'Texto',
  image: 'Foto',
  video: 'Vídeo',
  audio: 'Áudio',
  voice: 'Mensagem de voz',
  document: 'Documento',
  sticker: 'Figurinha',
  album: 'Álbum',
  location: 'Localização',
  contact: 'Contato',
  poll: 'Enquete',
  event: 'Evento',
  invitation: 'Convite para grupo',
  tap: 'Escolha',
  reaction: 'Reação',
  unsupported: 'Este tipo de mensagem ainda não pode ser exibido',
};

export const KIND_LABELS: Words<typeof english.KIND_LABELS> = {
  orderMessage: 'Pedido',
  productMessage: 'Produto',
  groupInviteMessage: 'Convite para grupo',
  listMessage: 'Lista para escolher',
  buttonsMessage: 'Mensagem com botões',
  templateMessage: 'Mensagem com botões',
  interactiveMessage: 'Mensagem com botões',
  invoiceMessage: 'Fatura',
  requestPaymentMessage: 'Solicitação de pagamento',
  stickerPackMessage: 'Pacote de figurinhas',
  scheduledCallCreationMessage: 'Ligação agendada',
  newsletterAdminInviteMessage: 'Convite para administrar um canal',
};

export const FAILURES: Words<typeof english.FAILURES> = {
  expired: 'Não enviada: não foi possível enviar a tempo',
  unacknowledged: 'O WhatsApp nunca confirmou; mesmo assim, pode ter chegado',
  session_logged_out: 'Não enviada: o número foi desvinculado',
  recipient_not_on_whatsapp: 'Não enviada: o destinatário não está no WhatsApp',
  no_devices: 'Não enviada: o WhatsApp não informa nenhum dispositivo do destinatário',
  no_keys: 'Não enviada: o WhatsApp não deu chaves de criptografia do destinatário',
  too_late: 'Não enviada: o WhatsApp só aceita esta mudança por um tempo após a mensagem',
  message_not_sent: 'Não enviada: a mensagem que ela altera também não foi enviada',
  group_admins_only: 'Não enviada: só admins podem escrever neste grupo',
  file_gone: 'Não enviada: o arquivo foi excluído antes do envio',
  upload_refused: 'Não enviada: o WhatsApp recusou o arquivo',
  '400': 'Não enviada: o WhatsApp não conseguiu ler a mensagem',
  '403': 'Não enviada: o WhatsApp não permite; o número ainda está no grupo?',
  '404': 'Não enviada: o WhatsApp não conhece este destinatário',
  '405': 'Não enviada: o WhatsApp não aceita mensagens deste tipo',
  '421': 'Não enviada: o WhatsApp conhece os membros do grupo por outros endereços',
  '463': 'Não enviada: o WhatsApp não deixou o número escrever para quem não escreveu para ele',
  '475': 'Não enviada: o número não pode mais iniciar novas conversas',
  '479': 'Não enviada: o WhatsApp considerou a mensagem malformada',
  '503': 'Não enviada: o WhatsApp não estava disponível',
};

export const WAITS: Words<typeof english.WAITS> = {
  queued: null,
  no_ack: 'O WhatsApp ainda não confirmou. Ela será enviada de novo.',
  no_devices: 'O WhatsApp não informa nenhum dispositivo do destinatário. Tentando de novo.',
  no_keys: 'O WhatsApp não deu chaves de criptografia do destinatário. Tentando de novo.',
  not_answered: 'O WhatsApp não responde. Tentando de novo.',
  not_uploaded: 'O arquivo ainda não está no WhatsApp. Tentando de novo.',
  not_sent: 'Não foi possível enviar. Tentando de novo.',
  reach_out_timelock:
    'Por enquanto, o WhatsApp não deixa o número iniciar novas conversas. Ela será enviada quando a restrição terminar.',
  new_chat_cap:
    'O número não pode mais iniciar novas conversas. Ela será enviada quando a contagem recomeçar.',
  chat_refused: 'O WhatsApp recusou a mensagem anterior. Esta será tentada após uma pausa.',
};

export const summaryWords: Words<typeof english.summaryWords> = {
  deleted: 'Apagada para todos',
  deletedByAdmin: 'Apagada por um administrador',
  reactionRemoved: 'Reação removida',
  withText: (label, text) => `${label}: ${text}`,
  by: (author, text) => `${author}: ${text}`,
  notSent: 'Não enviada',
  notSentBecause: (reason) => `Não enviada: ${reason}`,
};
