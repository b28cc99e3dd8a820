import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Mensagens de todos os números, atualizadas ao vivo. Para responder, abra a caixa de entrada.',
  filter: 'Filtrar mensagens',
  chat: 'Conversa',
  direction: 'Direção',
  allDirections: 'Todas',
  starred: 'Só favoritas',
  inbound: 'Recebidas',
  outbound: 'Enviadas',
  noMatch: 'Nenhuma mensagem encontrada',
  noMatchText: 'Escolha outro número ou direção, ou esvazie o campo da conversa.',
  none: 'Ainda não há mensagens',
  noneText: 'As mensagens aparecem aqui assim que um número vinculado enviar ou receber uma.',
  goToNumbers: 'Ir para números',
  scheduled: 'Agendadas',
  moreScheduled: 'Carregar as seguintes',
  scheduledTo: (contact, time) => `Para ${contact}, ${time}`,
  cancel: 'Cancelar',
  cancelOf: (contact) => `Cancelar o envio para ${contact}`,
  cancelTitle: 'Cancelar esta mensagem?',
  cancelAction: 'Cancelar mensagem',
  cancelText: (contact, time) =>
    `A mensagem para ${contact} (${time}) não será enviada. Ela continua na lista como cancelada.`,
  cancelled: 'Mensagem cancelada',
};
