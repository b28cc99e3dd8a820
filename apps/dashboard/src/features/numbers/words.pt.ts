import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  PENDING: 'Iniciando',
  QR: 'Aguardando leitura',
  CONNECTING: 'Conectando',
  CONNECTED: 'Conectado',
  DISCONNECTED: 'Desconectado',
  LOGGED_OUT: 'Desvinculado',
};

export const STATUS_MEANINGS: Words<typeof english.STATUS_MEANINGS> = {
  PENDING: 'Ainda não vinculado.',
  QR: 'Um código espera ser escaneado com o WhatsApp.',
  CONNECTING: 'O celular aceitou. A conexão está sendo estabelecida.',
  CONNECTED: 'Online, pronto para enviar e receber.',
  DISCONNECTED: 'A conexão caiu.',
  LOGGED_OUT: 'O dispositivo foi desvinculado. É preciso escanear de novo.',
};

export const numberWords: Words<typeof english.numberWords> = {
  title: 'Números',
  number: 'Número',
  all: 'Todos os números',
  link: 'Vincular número',
  missing: 'Este número não existe',
  deleted: 'um número excluído',
  hint: (status) => `${status}: ${STATUS_MEANINGS[status]}`,
};

export const DOWN_LABELS: Words<typeof english.DOWN_LABELS> = {
  temporarily_banned: 'Banido por um tempo',
  account_locked: 'Bloqueado pelo WhatsApp',
  client_outdated: 'Precisa de atualização',
  refused: 'Recusado pelo WhatsApp',
  rate_limited: 'Logins demais',
  replaced: 'Em uso em outro lugar',
  proxy_unreachable: 'Proxy inacessível',
};

export const statusWords: Words<typeof english.statusWords> = {
  passkey: 'Aguardando chave de acesso',
  bannedUntil: (time) => `Banido até ${time}`,
  notLinked: 'Não vinculado',
};

export const WAYS_ON: Words<typeof english.WAYS_ON> = {
  qr_timeout: 'Gere um novo código quando estiver com o celular em mãos.',
  passkey_failed:
    'Gere um novo código e escaneie-o. Tenha a chave de acesso em mãos: há dez minutos para assinar, e o WhatsApp precisa ficar aberto no celular até o número ser vinculado.',
  replaced:
    'O whathooks não o retoma sozinho: feche o outro programa e depois conecte de novo aqui.',
  client_outdated:
    'O whathooks continua procurando a versão atual do WhatsApp Web, no máximo a cada seis horas, e volta a vincular o número quando a encontrar.',
  other: 'O whathooks não tenta de novo sozinho, porque o WhatsApp recusaria outra vez.',
};

export const DOWN_TITLES: Words<typeof english.DOWN_TITLES> = {
  account_locked: 'Bloqueado pelo WhatsApp',
  temporarily_banned: 'Banido pelo WhatsApp por um tempo',
  client_outdated: 'O WhatsApp exige uma versão mais nova',
  refused: 'O WhatsApp recusou o login',
  replaced: 'Em uso por outro programa',
  rate_limited: 'Aguardando a próxima tentativa',
  proxy_unreachable: 'O proxy está inacessível',
  qr_timeout: 'O QR code expirou',
  passkey_failed: 'A chave de acesso não vinculou o número',
};

export const SHORT_REASONS: Words<typeof english.SHORT_REASONS> = {
  unlinked_by_phone: 'Desvinculado no celular',
  logged_out_by_api: 'Desvinculado aqui',
  unlink_pending: 'Desvinculado aqui',
  unlink_failed: 'Desvinculado aqui',
  connection_lost: 'Sem conexão',
  gateway_restarted: 'Sem conexão',
  gateway_stopped: 'Sem conexão',
  commit_failed: 'Sem conexão',
  pairing_refused: 'Código recusado',
  scan_again: 'Falta outra leitura',
  passkey_required: 'Aguardando chave de acesso',
  passkey_confirmation: 'Código a comparar',
  session_deleted: 'Excluído',
};

export const REASONS: Words<typeof english.REASONS> = {
  qr_timeout: 'Nenhum QR code foi escaneado a tempo.',
  pairing_refused:
    'O WhatsApp descartou o código de vinculação e não deu outro. Escaneie o QR code ou tente de novo em alguns minutos.',
  scan_again: 'O WhatsApp pede mais uma leitura: um novo código está na tela.',
  passkey_required: 'O WhatsApp pede a chave de acesso da conta.',
  passkey_confirmation: 'É preciso comparar um código com o do celular.',
  passkey_failed: 'Não foi possível vincular com a chave de acesso.',
  unlinked_by_phone: 'O dispositivo foi removido no celular.',
  logged_out_by_api: 'O número foi desvinculado no whathooks.',
  unlink_pending:
    'O número foi desvinculado no whathooks enquanto o WhatsApp estava inacessível. O celular lista o dispositivo até o WhatsApp ser avisado; o whathooks continua tentando.',
  unlink_failed:
    'O número foi desvinculado no whathooks, e não foi possível avisar o WhatsApp por 30 dias. Confira os dispositivos conectados no celular.',
  session_deleted: 'O número foi excluído.',
  connection_lost: 'A conexão com o WhatsApp caiu ou parou de responder.',
  replaced: 'Outro programa abriu o mesmo dispositivo conectado. Só um pode usá-lo por vez.',
  client_outdated:
    'O WhatsApp exige uma versão do WhatsApp Web mais nova que a informada pelo whathooks, e o whathooks não encontrou nenhuma. Atualize o whathooks ou defina WHATSAPP_VERSION.',
  temporarily_banned: 'O WhatsApp baniu esta conta por um tempo.',
  account_locked:
    'O WhatsApp bloqueou esta conta, ou o telefone dela não está mais registrado. Abra o WhatsApp no celular para ver o motivo.',
  rate_limited: 'O WhatsApp viu logins demais deste número.',
  proxy_unreachable:
    'O proxy deste número está inacessível ou não o deixa passar. O whathooks continua tentando, e nada sai por fora do proxy.',
  refused: 'O WhatsApp recusou o login.',
  commit_failed:
    'Não foi possível gravar o que chegou, por isso não foi aceito. O WhatsApp envia de novo.',
  gateway_stopped: 'Este whathooks foi parado.',
  gateway_restarted: 'O processo que o executava terminou.',
};

export const BANS: Words<typeof english.BANS> = {
  '101': 'Mensagens demais foram para pessoas que não têm o número nos contatos.',
  '102': 'Pessoas demais bloquearam o número.',
  '103': 'Grupos demais foram criados com pessoas que não têm o número nos contatos.',
  '104': 'A mesma mensagem foi enviada a pessoas demais.',
  '106': 'Mensagens demais foram para uma lista de transmissão.',
};

export const reasonWords: Words<typeof english.reasonWords> = {
  whatsappSays: (words) => `O WhatsApp diz: “${words}”.`,
  details: (detail) => `Detalhes: ${detail}.`,
  refused: (code) => `O WhatsApp recusou o login (código ${code}).`,
};

export const unlinkedWords: Words<typeof english.unlinkedWords> = {
  done: (name) => `${name} foi desvinculado.`,
  pending: (name) =>
    `${name} foi desvinculado aqui. O celular o lista até o WhatsApp voltar a responder.`,
};
