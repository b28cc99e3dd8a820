import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Chaves de API',
  notYours: 'Sua função não vê chaves de API',
  lead: 'Para programas que enviam mensagens e gerenciam números por você.',
  create: 'Criar chave de API',
  none: 'Ainda não há chaves de API',
  noneText: 'Crie uma, e a próxima tela mostra um comando que envia sua primeira mensagem.',
  revoke: 'Revogar',
  revokeKey: (name) => `Revogar ${name}`,
  revokeTitle: (name) => `Revogar ${name}?`,
  revokeAction: 'Revogar chave',
  revokeText:
    'Os programas que usam esta chave são recusados a partir da próxima requisição. Não é possível desfazer.',
  revoked: (name) => `A chave ${name} foi revogada.`,
};

export const rotateWords: Words<typeof english.rotateWords> = {
  action: 'Rotacionar',
  actionOf: (name) => `Rotacionar ${name}`,
  title: (name) => `Rotacionar ${name}?`,
  text: 'Você recebe uma nova chave com as mesmas permissões. A atual continua funcionando por um tempo, para que os programas possam receber a nova antes.',
  overlap: 'Por quanto tempo a atual ainda funciona',
  none: 'Para na hora',
  hour: 'Uma hora',
  day: 'Um dia',
  week: 'Uma semana',
  submit: 'Gerar nova chave',
};

export const tableWords: Words<typeof english.tableWords> = {
  name: 'Nome',
  key: 'Chave',
  permissions: 'Permissões',
  everything: 'Tudo',
  lastUsed: 'Último uso',
  neverUsed: 'Nunca usada',
  expires: 'Expira',
  neverExpires: 'Não expira',
  actions: 'Ações',
  ending: (last4) => `wh_…${last4}`,
  from: (addresses) => `Só de ${addresses.join(', ')}`,
  usedFrom: (address) => `de ${address}`,
  madeBy: (name, at) => (
    <>
      Criada por {name}, {at}
    </>
  ),
  made: (at) => <>Criada {at}</>,
  previous: (until) => <>A chave anterior funciona até {until}</>,
};

export const createWords: Words<typeof english.createWords> = {
  name: 'Nome',
  nameHint: 'O que vai usar esta chave.',
  nameSample: 'Integração com o CRM',
  nameMissing: 'Diga para que serve a chave.',
  permissions: 'Permissões',
  everything: 'Tudo',
  some: 'Só o que eu escolher',
  allowed: 'Permitido',
  allowedMissing: 'Escolha pelo menos uma permissão.',
  addresses: 'Endereços permitidos (opcional)',
  addressesHint:
    'Endereços IP ou faixas dos servidores que usam a chave, um por linha. Vazio: qualquer um.',
  addressesSample: '203.0.113.0/24',
  expires: 'Validade',
  never: 'Não expira',
  in30Days: '30 dias',
  in90Days: '90 dias',
  inAYear: 'Um ano',
  submit: 'Criar chave',
};

export const newKeyWords: Words<typeof english.newKeyWords> = {
  title: 'Sua nova chave de API',
  copyNow: 'Copie agora.',
  copyNowText: 'Ela só aparece desta vez. Se for perdida, revogue-a e crie outra.',
  key: 'Chave de API',
  keyCopy: 'chave',
  done: 'Concluir',
  linkFirst: 'Vincule um número para testar',
  linkFirstText: 'A chave já funciona, mas para enviar é preciso um número conectado.',
  sendFrom: 'Enviar de',
  sendTo: 'Enviar para',
  simulatedHint: 'Antes, adicione este número como contato na página do celular.',
  command: 'Envie uma mensagem com ela',
  commandCopy: 'comando',
  sampleText: 'Olá do whathooks',
};
