import type { Words } from '../../shared/language/words';
import type * as english from './event-words';

export const EVENT_WORDS: Words<typeof english.EVENT_WORDS> = {
  'message.received': 'Chegou uma mensagem em um número conectado.',
  'session.status': 'Um número mudou de status.',
  'session.qr': 'Um novo QR code foi gerado e espera ser escaneado.',
  'session.pairing_code':
    'Um código de vinculação espera ser digitado no celular, ou o anterior expirou.',
  'message.status':
    'Uma mensagem sua mudou de status: enviada, entregue, lida, reproduzida, com falha ou cancelada. Em grupos, o evento vem a cada passo de cada membro (recipient).',
  'message.sent_from_phone': 'Alguém enviou uma mensagem pelo próprio celular.',
  'message.reaction': 'Alguém reagiu a uma mensagem com um emoji ou retirou a reação.',
  'message.edited': 'O autor editou uma mensagem. O evento traz o texto de antes e o de depois.',
  'message.deleted': 'Uma mensagem foi apagada para todos pelo autor ou por um admin do grupo.',
  'message.pinned': 'Alguém fixou ou desafixou uma mensagem na conversa.',
  'message.kept': 'Alguém manteve uma mensagem temporária, ou deixou de mantê-la.',
  'message.media':
    'O arquivo de uma mensagem, que estava pendente, ficou pronto ou falhou. Vem depois de message.received ou message.sent_from_phone com media.status pending, e de um arquivo pedido de novo.',
  'poll.vote':
    'Alguém votou em uma enquete, mudou ou retirou o voto, ou respondeu ao convite para um evento.',
  'call.received':
    'Alguém liga para o número (tocando), e mais uma vez quando a ligação é atendida, recusada ou perdida.',
  'presence.updated': 'Alguém fica online, fica offline, digita ou grava.',
  'chat.updated':
    'Uma conversa foi aberta, encerrada, atribuída, etiquetada, lida, arquivada, silenciada ou fixada, aqui ou no celular. Novas mensagens têm eventos próprios.',
  'contact.updated':
    'Um contato tem outro nome, ou se soube o número de telefone por trás de um LID. Novos contatos são conhecidos pela primeira mensagem.',
  'group.updated':
    'Um grupo foi criado ou mudou: nome, descrição, foto ou configurações, quem está nele e quem o administra; ou alguém pede para entrar.',
  'session.restricted':
    'O WhatsApp baniu um número por um tempo ou o impediu de iniciar novas conversas, ou deixou de fazê-lo.',
  'webhook.disabled': 'Outro webhook foi desativado porque seu servidor continuava falhando.',
  'alert.opened': 'Um número ou um webhook precisa de atenção. Enviado uma vez por problema.',
  'alert.closed': 'O problema que um alerta avisou terminou.',
};
