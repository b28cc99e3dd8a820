import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Clientes',
  lead: 'De quem são os números. Pessoas, convites e chaves de API podem ser limitados a alguns clientes.',
  add: 'Novo cliente',
  none: 'Ainda não há clientes',
  noneText:
    'Crie um para cada cliente seu e escolha os números dele. Depois convide alguém que veja só esse cliente, ou crie uma chave de API assim.',
  edit: 'Editar',
  editOf: (name) => `Editar o cliente ${name}`,
  remove: 'Excluir',
  removeOf: (name) => `Excluir o cliente ${name}`,
  removeTitle: (name) => `Excluir o cliente “${name}”?`,
  removeText:
    'Os números ficam, sem cliente. Pessoas e chaves de API limitadas só a ele não veem mais nada.',
  removed: 'Cliente excluído',
  saved: 'Cliente salvo',
  name: 'Nome',
  nameSample: 'Padaria Exemplo',
  nameMissing: 'Dê um nome.',
  numbers: 'Números',
  numbersHint: 'Um número pertence a um só cliente: o que for escolhido aqui sai do outro.',
  chooseNumbers: 'Escolher números',
  noSuchNumber: 'Nenhum número com este nome',
  noNumbersAtAll: 'Ainda não há números. Vincule um em Números e escolha-o aqui.',
  deleted: 'Um número excluído',
  save: 'Salvar',
  withoutNumbers: 'Ainda sem números. Edite para escolher.',
  numbersOf: (names, more) =>
    [...names, ...(more > 0 ? [`e mais ${formatCount(more)}`] : [])].join(', '),
  showNumbers: 'Mostrar números',
  showNumbersOf: (name) => `Números de ${name}`,
  next: 'A seguir: convide uma pessoa que veja um só cliente, ou crie uma chave de API assim.',
  people: 'Pessoas',
  keys: 'Chaves de API',
};

export const webhookWords: Words<typeof english.webhookWords> = {
  title: 'Webhooks dos números que saem',
  text: 'Há webhooks que citam um número que deixa o seu cliente. Alguém desse cliente pode ter definido os endereços.',
  label: 'O que acontece com eles?',
  stop: 'Eles param',
  stopText:
    'O número é retirado deles e o que está na fila é cancelado. O que não cita nenhum outro número é desativado.',
  keep: 'Eles continuam',
  keepText: 'Continuam enviando aos mesmos endereços o que o número recebe.',
  cancel: 'Cancelar',
  go: 'Continuar',
};
