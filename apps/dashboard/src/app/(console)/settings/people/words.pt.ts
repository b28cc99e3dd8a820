import { ROLES_WITHIN } from '../../../../features/members/role-words';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Pessoas',
  lead: (organization) => `Quem faz parte de ${organization} e o que cada um pode fazer.`,
  invite: 'Convidar pessoa',
  membersOnly: 'Proprietários e admins convidam pessoas e mudam funções.',
  members: 'Membros',
  roles: 'O que cada função pode fazer',
};

export const memberWords: Words<typeof english.memberWords> = {
  name: 'Nome',
  email: 'E-mail',
  role: 'Função',
  joined: 'Membro desde',
  actions: 'Ações',
  you: (name) => `${name} (você)`,
  change: 'Mudar função',
  changeOf: (name) => `Mudar a função de ${name}`,
  help: 'Ajudar a entrar',
  helpOf: (name) => `Ajudar ${name} a entrar`,
  remove: 'Remover',
  removeOf: (name) => `Remover ${name}`,
  leave: 'Sair',
  leaveThis: 'Sair da organização',
  onlyOwner:
    'Único proprietário. Torne outro membro proprietário para poder sair ou mudar de função.',
  above: 'Só um proprietário muda um proprietário.',
};

export const roleWords: Words<typeof english.roleWords> = {
  title: (name) => `Função e acesso de ${name}`,
  legend: 'Função',
  handOver: 'Passar a organização: eu viro admin',
  handOverHint: 'Sem isto, há dois proprietários.',
  counts: 'Vale na hora, em todos os dispositivos da pessoa.',
  submit: 'Mudar função',
  changed: (name, role) => `${name} agora é ${ROLES_WITHIN[role]}.`,
};

export const helpWords: Words<typeof english.helpWords> = {
  title: (name) => `Ajudar ${name} a entrar`,
  sure: 'Confirme que o pedido é mesmo da pessoa: por telefone ou pessoalmente.',
  ownPassword: 'Sua própria senha',
  ownPasswordHint: 'O que abre a conta de alguém não é dado a quem só encontra esta tela aberta.',
  passwordMissing: 'Digite sua senha.',
  passwordWrong: 'Esta não é a sua senha.',
  password: 'Senha esquecida',
  passwordText: (hours) =>
    `Você recebe um link com que a pessoa escolhe uma nova senha. Ele funciona uma vez e vale por ${hours} horas. O segundo fator continua sendo pedido.`,
  makeLink: 'Criar link',
  link: 'Link para uma nova senha',
  linkCopy: 'link',
  linkText: 'Copie agora e não passe a mais ninguém: ele só aparece desta vez.',
  twoFactor: 'Celular e códigos de recuperação perdidos',
  twoFactorText:
    'A conta abre só com a senha até que a pessoa configure outro segundo fator, e as sessões dela são encerradas.',
  reset: 'Redefinir segundo fator',
  resetDone: (name) => `${name} agora entra só com a senha.`,
  done: 'Concluir',
};

export const removeWords: Words<typeof english.removeWords> = {
  title: (name) => `Remover ${name}?`,
  action: 'Remover',
  text: 'A pessoa sai desta organização na hora, e os convites que ela deixou em aberto são revogados. As conversas atribuídas a ela ficam sem responsável. O que ela escreveu fica, e as chaves de API que criou continuam funcionando: revogue-as na página de chaves de API.',
  done: (name) => `${name} não faz mais parte da organização.`,
  leaveTitle: (organization) => `Sair de ${organization}?`,
  leaveAction: 'Sair',
  leaveText:
    'Você perde o acesso na hora, e seus convites em aberto são revogados. As chaves de API que você criou continuam funcionando. Para voltar, você precisa de um convite.',
};

export const inviteWords: Words<typeof english.inviteWords> = {
  title: 'Convidar pessoa',
  email: 'E-mail (opcional)',
  emailHint: 'Com um endereço, só essa conta pode aceitar. Sem ele, qualquer um com o link.',
  emailWrong: 'Digite um endereço de e-mail completo ou deixe vazio.',
  role: 'Função',
  submit: 'Criar link',
  linkTitle: 'O link do convite',
  sendNow: 'Copie agora e envie.',
  sendNowText: (days) =>
    `Ele não foi enviado por e-mail: repasse o link à pessoa. Ele só aparece desta vez, funciona uma vez e vale por ${days} dias.`,
  mailed: (email) => `Enviado para ${email}.`,
  mailedText: (days) =>
    `O link está a caminho por e-mail. Se não chegar, repasse-o à pessoa: ele só aparece desta vez, funciona uma vez e vale por ${days} dias.`,
  link: 'Link',
  linkCopy: 'link',
  done: 'Concluir',
};

export const invitationWords: Words<typeof english.invitationWords> = {
  title: 'Convites em aberto',
  none: 'Nenhum convite em aberto.',
  for: 'Para',
  anybody: 'Qualquer um com o link',
  role: 'Função',
  expires: 'Expira',
  by: 'Convite de',
  actions: 'Ações',
  revoke: 'Revogar',
  revokeOf: (whom) => `Revogar o convite para ${whom}`,
  revokeTitle: 'Revogar este convite?',
  revokeAction: 'Revogar convite',
  revokeText: 'O link deixa de funcionar na hora.',
  revoked: 'O convite foi revogado.',
  above: 'Só um proprietário revoga o convite de um proprietário.',
};

export const permissionWords: Words<typeof english.permissionWords> = {
  permission: 'Permissão',
  yes: 'Sim',
  no: 'Não',
};
