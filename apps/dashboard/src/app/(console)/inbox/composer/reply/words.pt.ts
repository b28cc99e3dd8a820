import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  notConnected: (name, state, reason) =>
    `${name} não pode enviar agora (${state}). ${reason ? `${reason} ` : ''}Volta a enviar quando estiver conectado.`,
  notLinked: (name, reason) =>
    `${name} não está vinculado. ${reason ? `${reason} ` : ''}Nada pode ser enviado até ele ser vinculado de novo.`,
  linkAgain: 'Vincular de novo',
  askToLink: 'Um proprietário ou um admin pode fazer isso.',
  waits: (name) =>
    `${name} não está conectado no momento. O que você enviar espera e sai assim que ele voltar.`,
  restricted: (name, until) =>
    `O WhatsApp não deixa ${name} iniciar novas conversas${until ? ` (até ${until})` : ' por enquanto'}. Quem já escreveu para ele pode receber resposta.`,
  timer: (time) => `As mensagens desta conversa desaparecem após ${time}.`,
  linkPreview: (host) => `Mostrar prévia de ${host}`,
  formatted: 'Como aparece na conversa',
  numberGone:
    'Este número foi excluído com as conversas dele. O que ainda aparece some quando você sair desta conversa.',
  toNumber: 'Abrir o número',
  blocked: (name) =>
    `O número bloqueia ${name}: nenhum dos lados pode escrever. O que foi dito pode ser lido aqui.`,
  unblock: 'Desbloquear',
  messageTo: (recipient) => `Mensagem para ${recipient}`,
  write: 'Escreva uma mensagem',
  attached: 'Arquivos a enviar',
  detach: (name) => `Não enviar ${name}`,
  drop: 'Solte os arquivos aqui para anexar',
  send: 'Enviar mensagem',
  save: 'Salvar a edição',
  replyTo: (author) => `Resposta para ${author}`,
  yourself: 'você',
  editing: 'Edite sua mensagem',
  stopReply: 'Cancelar a resposta',
  stopEdit: 'Cancelar a edição',
  unsaved:
    'O servidor não responde. O que você escreve fica neste navegador e é salvo quando ele voltar.',
  gap: (gap) => `Falta ${gap} nesta conversa. Escreva no lugar dos colchetes e envie.`,
};

export const recorderWords: Words<typeof english.recorderWords> = {
  record: 'Gravar mensagem de voz',
  recording: 'Gravando',
  discard: 'Descartar a gravação',
  send: 'Enviar a mensagem de voz',
  refused: {
    title: 'Sem microfone',
    detail:
      'O navegador não dá acesso ao microfone. Permita nas configurações desta página e abra o painel por HTTPS.',
  },
};

export const mentionWords: Words<typeof english.mentionWords> = {
  members: 'Membros do grupo',
  all: 'Todos no grupo',
};
