import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Etiquetas',
  lead: 'Palavras que você põe nas conversas, em toda a organização. Etiquetas de números do WhatsApp Business com o mesmo nome são as mesmas.',
  add: 'Nova etiqueta',
  none: 'Ainda não há etiquetas',
  noneText:
    'Etiquete conversas para achá-las depois: novos clientes, boletos em aberto, reclamações.',
  edit: 'Editar',
  editOf: (name) => `Editar a etiqueta ${name}`,
  remove: 'Excluir',
  removeOf: (name) => `Excluir a etiqueta ${name}`,
  removeTitle: (name) => `Excluir a etiqueta “${name}”?`,
  removeText: 'Ela sai de todas as conversas, aqui e nos celulares. As conversas ficam.',
  removed: 'Etiqueta excluída',
  saved: 'Etiqueta salva',
  chats: (name) => `Conversas com a etiqueta ${name}`,
  showChats: 'Mostrar conversas',
  name: 'Nome',
  nameMissing: 'Dê um nome.',
  color: 'Cor',
  save: 'Salvar',
  refused: 'Não está em todos os celulares',
  refusedBy: (number, reason) =>
    `No celular de ${number}, esta etiqueta não está como aqui. ${reason}`,
  retry: 'Tentar de novo',
  retryOf: (name) => `Tentar de novo levar a etiqueta ${name} aos celulares`,
};
