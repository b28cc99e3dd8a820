import { by } from '../../../features/audit/deed';
import { fieldNames } from '../../../features/audit/field-names';
import { roleWithin } from '../../../features/members/role-within';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Ajustes',
  securityLead: 'Cómo entras y dónde tienes la sesión abierta.',
  organizationLead: 'Cómo se llama y cómo la ven tus clientes.',
  profile: 'Perfil',
  name: 'Nombre',
  email: 'Correo electrónico',
  role: 'Rol',
  id: 'Id',
  appearance: 'Apariencia',
  theme: 'Tema',
  themeSystem: 'Sistema',
  themeLight: 'Claro',
  themeDark: 'Oscuro',
  installation: 'Instalación',
  version: 'Versión',
  whatsapp: 'WhatsApp',
  simulated: 'Simulado: ningún mensaje sale de este equipo',
  live: 'Real',
  logOut: 'Cerrar sesión',
  everywhere: 'Cerrar en todas partes',
  everywhereTitle: '¿Cerrar la sesión en todas partes?',
  everywhereText:
    'Se cierra al instante la sesión en todos los dispositivos y navegadores de tu cuenta, también en este. Las claves de API siguen funcionando.',
};

export const navigationWords: Words<typeof english.navigationWords> = {
  you: 'Tú',
  everyone: 'Todos',
  organization: 'Organización',
  profile: 'Perfil',
  security: 'Acceso y seguridad',
  people: 'Personas',
  clients: 'Clientes',
  snippets: 'Respuestas rápidas',
  labels: 'Etiquetas',
  assignment: 'Asignación',
  alerts: 'Alertas',
  audit: 'Registro de auditoría',
};

export const notificationWords: Words<typeof english.notificationWords> = {
  title: 'Notificaciones',
  desktop: 'Notificaciones de escritorio',
  desktopText: 'En este navegador, mientras miras otra cosa. Desactivadas hasta que las actives.',
  refused: 'El navegador no lo permite. Permite las notificaciones de esta página en sus ajustes.',
  sound: 'Un sonido',
  soundText: 'En este navegador, con cada mensaje nuevo.',
  which: 'Para qué chats',
  unassigned: 'Mis chats y los chats sin asignar',
  mine: 'Solo mis chats',
};

export const auditScreenWords: Words<typeof english.auditScreenWords> = {
  lead: 'Quién cambió o mostró qué. Nadie puede cambiar ni quitar una entrada.',
  notYours: 'Tu rol no permite ver el registro de auditoría',
  filter: 'Filtrar el registro de auditoría',
  action: 'Acción',
  anyAction: 'Cualquier acción',
  actor: 'De',
  anyActor: 'Cualquiera',
  time: 'Período',
  anyTime: 'Cualquier período',
  last24Hours: 'Últimas 24 horas',
  last7Days: 'Últimos 7 días',
  last30Days: 'Últimos 30 días',
  export: 'Exportar como CSV',
  noMatch: 'Ninguna entrada coincide',
  noMatchText: 'No se hizo nada así en este período.',
};

export const auditWords: Words<typeof english.auditWords> = {
  title: 'Registro de auditoría',
  none: 'Aún no hay nada. Aquí aparece quién cambió números, webhooks, claves, personas y ajustes, y quién mostró un secreto.',
  deletedNumber: (id) => (
    <>
      un número eliminado (<code>{id}</code>)
    </>
  ),
  older: 'Cargar entradas anteriores',
  deletedWebhook: (which) => (
    <>
      un webhook eliminado (<bdi>{which}</bdi>)
    </>
  ),
  ownAccount: 'su propia cuenta',
  madeKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} creó la clave de API “{name}”
    </>
  ),
  rotatedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} rotó la clave de API “{name}”
    </>
  ),
  revokedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} revocó la clave de API “{name}”
    </>
  ),
  madeWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} creó un webhook hacia {host}
    </>
  ),
  changedWebhook: (who, what, { fields = '' }) => (
    <>
      {by(who)} cambió {what}: {fieldNames(fields)}
    </>
  ),
  deletedTheWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} eliminó un webhook hacia {host}
    </>
  ),
  changedAssignment: (who) => <>{by(who)} cambió a quién van los chats nuevos</>,
  revealed: (who, what) => (
    <>
      {by(who)} mostró el secreto de {what}
    </>
  ),
  rotated: (who, what) => (
    <>
      {by(who)} rotó el secreto de {what}
    </>
  ),
  changedPassword: (who, what) => (
    <>
      {by(who)} cambió la contraseña de {what}
    </>
  ),
  setPassword: (who) => <>{by(who)} creó una contraseña nueva con un enlace</>,
  madePasswordLink: (who, what) => (
    <>
      {by(who)} creó un enlace para que {what} elija una contraseña nueva
    </>
  ),
  loggedOut: (who, what) => (
    <>
      {by(who)} cerró todas las sesiones de {what}
    </>
  ),
  endedSignIn: (who, _what, { device = '', address = '' }) => (
    <>
      {by(who)} cerró una sesión propia: {device} {address}
    </>
  ),
  enabledTwoFactor: (who) => <>{by(who)} configuró un segundo factor</>,
  disabledTwoFactor: (who) => <>{by(who)} desactivó su segundo factor</>,
  renewedCodes: (who) => <>{by(who)} creó códigos de recuperación nuevos</>,
  linkedProvider: (who, _what, { provider = '', email = '' }) => (
    <>
      {by(who)} vinculó {email} de {provider} a su propia cuenta
    </>
  ),
  unlinkedProvider: (who, _what, { provider = '' }) => (
    <>
      {by(who)} desvinculó {provider} de su propia cuenta
    </>
  ),
  resetTwoFactor: (who, what) => (
    <>
      {by(who)} quitó el segundo factor de {what}
    </>
  ),
  endedOthers: (who, what) => (
    <>
      {by(who)} cerró todas las demás sesiones de {what}
    </>
  ),
  formerMember: (which) => (
    <>
      un antiguo miembro (<bdi>{which}</bdi>)
    </>
  ),
  invited: (who, _what, { role = '', email }) => (
    <>
      {by(who)} creó una invitación para {email ?? 'cualquiera con el enlace'} como{' '}
      {roleWithin(role)}
    </>
  ),
  revokedInvitation: (who, _what, { role = '', email }) => (
    <>
      {by(who)} revocó la invitación para {email ?? 'cualquiera con el enlace'} como{' '}
      {roleWithin(role)}
    </>
  ),
  joined: (who, _what, { role = '' }) => (
    <>
      {by(who)} aceptó una invitación como {roleWithin(role)}
    </>
  ),
  changedRole: (who, what, { role = '', previousRole = '' }) => (
    <>
      {by(who)} cambió el rol de {what} de {roleWithin(previousRole)} a {roleWithin(role)}
    </>
  ),
  limited: (who, what, { limit }) =>
    limit === 'none' ? (
      <>
        {by(who)} quitó el límite de {what}
      </>
    ) : (
      <>
        {by(who)} limitó a {what} a algunos clientes o números
      </>
    ),
  madeClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} creó el cliente “{name}”
    </>
  ),
  renamedClient: (who, _what, { name = '', previousName = '' }) => (
    <>
      {by(who)} cambió el nombre del cliente “{previousName}” a “{name}”
    </>
  ),
  changedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} cambió los números del cliente “{name}”
    </>
  ),
  deletedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} eliminó el cliente “{name}”
    </>
  ),
  removed: (who, _what, { role = '', email = '' }) => (
    <>
      {by(who)} quitó a {email}, con rol de {roleWithin(role)}
    </>
  ),
  left: (who, _what, { role = '', email = '' }) => (
    <>
      {by(email || who)}, con rol de {roleWithin(role)}, salió de la organización
    </>
  ),
  changedAlerts: (who) => <>{by(who)} cambió cuándo hay alertas</>,
  changedAppearance: (who, _what, { logo, color, requiresTwoFactor }) => (
    <>
      {by(who)} cambió la organización:{' '}
      {[
        logo && (logo === 'removed' ? 'quitó el logo' : 'puso un logo'),
        color && (color === 'removed' ? 'quitó el color' : `color ${color}`),
        requiresTwoFactor &&
          (requiresTwoFactor === 'true'
            ? 'el segundo factor es obligatorio'
            : 'el segundo factor no es obligatorio'),
      ]
        .filter(Boolean)
        .join(', ')}
    </>
  ),
  transferred: (who, what) => (
    <>
      {by(who)} nombró propietario a {what} y pasó a ser administrador
    </>
  ),
};
