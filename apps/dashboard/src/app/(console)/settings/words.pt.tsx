import { by } from '../../../features/audit/deed';
import { fieldNames } from '../../../features/audit/field-names';
import { roleWithin } from '../../../features/members/role-within';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Configurações',
  securityLead: 'Como você entra e onde sua sessão está aberta.',
  organizationLead: 'Como se chama e como seus clientes a veem.',
  profile: 'Perfil',
  name: 'Nome',
  email: 'E-mail',
  role: 'Função',
  id: 'ID',
  appearance: 'Aparência',
  theme: 'Tema',
  themeSystem: 'Sistema',
  themeLight: 'Claro',
  themeDark: 'Escuro',
  installation: 'Instalação',
  version: 'Versão',
  whatsapp: 'WhatsApp',
  simulated: 'Simulado: nenhuma mensagem sai desta máquina',
  live: 'Real',
  logOut: 'Sair',
  everywhere: 'Sair de todos os dispositivos',
  everywhereTitle: 'Sair de todos os dispositivos?',
  everywhereText:
    'Você sai na hora de todos os dispositivos e navegadores, deste também. As chaves de API continuam funcionando.',
};

export const navigationWords: Words<typeof english.navigationWords> = {
  you: 'Você',
  everyone: 'Todos',
  organization: 'Organização',
  profile: 'Perfil',
  security: 'Acesso e segurança',
  people: 'Pessoas',
  clients: 'Clientes',
  snippets: 'Respostas rápidas',
  labels: 'Etiquetas',
  assignment: 'Atribuição',
  alerts: 'Alertas',
  audit: 'Registro de auditoria',
};

export const notificationWords: Words<typeof english.notificationWords> = {
  title: 'Notificações',
  desktop: 'Notificações na área de trabalho',
  desktopText: 'Neste navegador, enquanto você olha outra coisa. Desativadas até você ativar.',
  refused: 'O navegador não permite. Libere as notificações desta página nas configurações dele.',
  sound: 'Som',
  soundText: 'Neste navegador, a cada nova mensagem.',
  which: 'Para quais conversas',
  unassigned: 'As minhas e as sem responsável',
  mine: 'Só as minhas',
};

export const auditScreenWords: Words<typeof english.auditScreenWords> = {
  lead: 'Quem alterou ou revelou o quê. Ninguém pode alterar nem remover um registro.',
  notYours: 'Sua função não vê o registro de auditoria',
  filter: 'Filtrar o registro de auditoria',
  action: 'Ação',
  anyAction: 'Todas as ações',
  actor: 'Por',
  anyActor: 'Qualquer pessoa',
  time: 'Período',
  anyTime: 'Qualquer período',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 dias',
  last30Days: 'Últimos 30 dias',
  export: 'Exportar CSV',
  noMatch: 'Nada encontrado',
  noMatchText: 'Nada assim foi feito neste período.',
};

export const auditWords: Words<typeof english.auditWords> = {
  title: 'Registro de auditoria',
  none: 'Nada ainda. Aqui aparece quem alterou números, webhooks, chaves, pessoas e configurações, e quem revelou um segredo.',
  deletedNumber: (id) => (
    <>
      um número excluído (<code>{id}</code>)
    </>
  ),
  older: 'Carregar registros mais antigos',
  deletedWebhook: (which) => (
    <>
      um webhook excluído (<bdi>{which}</bdi>)
    </>
  ),
  ownAccount: 'sua própria conta',
  madeKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} criou a chave de API “{name}”
    </>
  ),
  rotatedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} rotacionou a chave de API “{name}”
    </>
  ),
  revokedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} revogou a chave de API “{name}”
    </>
  ),
  madeWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} criou um webhook para {host}
    </>
  ),
  changedWebhook: (who, what, { fields = '' }) => (
    <>
      {by(who)} alterou {what}: {fieldNames(fields)}
    </>
  ),
  deletedTheWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} excluiu um webhook para {host}
    </>
  ),
  changedAssignment: (who) => <>{by(who)} mudou para quem vão as novas conversas</>,
  revealed: (who, what) => (
    <>
      {by(who)} revelou o segredo de {what}
    </>
  ),
  rotated: (who, what) => (
    <>
      {by(who)} rotacionou o segredo de {what}
    </>
  ),
  changedPassword: (who, what) => (
    <>
      {by(who)} mudou a senha de {what}
    </>
  ),
  setPassword: (who) => <>{by(who)} definiu uma nova senha por um link</>,
  madePasswordLink: (who, what) => (
    <>
      {by(who)} criou um link que define uma nova senha para {what}
    </>
  ),
  loggedOut: (who, what) => (
    <>
      {by(who)} encerrou todas as sessões de login de {what}
    </>
  ),
  endedSignIn: (who, _what, { device = '', address = '' }) => (
    <>
      {by(who)} encerrou uma sessão de login própria: {device} {address}
    </>
  ),
  enabledTwoFactor: (who) => <>{by(who)} configurou um segundo fator</>,
  disabledTwoFactor: (who) => <>{by(who)} desativou o próprio segundo fator</>,
  renewedCodes: (who) => <>{by(who)} gerou novos códigos de recuperação</>,
  linkedProvider: (who, _what, { provider = '', email = '' }) => (
    <>
      {by(who)} vinculou {email} em {provider} à própria conta
    </>
  ),
  unlinkedProvider: (who, _what, { provider = '' }) => (
    <>
      {by(who)} desvinculou {provider} da própria conta
    </>
  ),
  resetTwoFactor: (who, what) => (
    <>
      {by(who)} removeu o segundo fator de {what}
    </>
  ),
  endedOthers: (who, what) => (
    <>
      {by(who)} encerrou todas as outras sessões de login de {what}
    </>
  ),
  formerMember: (which) => (
    <>
      um ex-membro (<bdi>{which}</bdi>)
    </>
  ),
  invited: (who, _what, { role = '', email }) => (
    <>
      {by(who)} criou um convite para {email ?? 'qualquer um com o link'} como {roleWithin(role)}
    </>
  ),
  revokedInvitation: (who, _what, { role = '', email }) => (
    <>
      {by(who)} revogou o convite para {email ?? 'qualquer um com o link'} como {roleWithin(role)}
    </>
  ),
  joined: (who, _what, { role = '' }) => (
    <>
      {by(who)} aceitou um convite como {roleWithin(role)}
    </>
  ),
  changedRole: (who, what, { role = '', previousRole = '' }) => (
    <>
      {by(who)} mudou a função de {what}, de {roleWithin(previousRole)} para {roleWithin(role)}
    </>
  ),
  limited: (who, what, { limit }) => (
    <>
      {by(who)} {limit === 'none' ? 'retirou o limite de' : 'limitou'} {what}
      {limit === 'none' ? '' : ' a alguns clientes ou números'}
    </>
  ),
  madeClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} criou o cliente “{name}”
    </>
  ),
  renamedClient: (who, _what, { name = '', previousName = '' }) => (
    <>
      {by(who)} renomeou o cliente “{previousName}” para “{name}”
    </>
  ),
  changedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} mudou os números do cliente “{name}”
    </>
  ),
  deletedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} excluiu o cliente “{name}”
    </>
  ),
  removed: (who, _what, { role = '', email = '' }) => (
    <>
      {by(who)} removeu {email}, que era {roleWithin(role)}
    </>
  ),
  left: (who, _what, { role = '', email = '' }) => (
    <>
      {by(email || who)}, que era {roleWithin(role)}, saiu da organização
    </>
  ),
  changedAlerts: (who) => <>{by(who)} mudou quando há alertas</>,
  changedAppearance: (who, _what, { logo, color, requiresTwoFactor }) => (
    <>
      {by(who)} alterou a organização:{' '}
      {[
        logo && (logo === 'removed' ? 'logo removido' : 'novo logo'),
        color && (color === 'removed' ? 'cor removida' : `cor ${color}`),
        requiresTwoFactor &&
          (requiresTwoFactor === 'true' ? 'segundo fator obrigatório' : 'segundo fator opcional'),
      ]
        .filter(Boolean)
        .join(', ')}
    </>
  ),
  transferred: (who, what) => (
    <>
      {by(who)} passou a organização a {what} e virou admin
    </>
  ),
};
