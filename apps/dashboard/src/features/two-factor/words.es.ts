import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const twoFactorWords: Words<typeof english.twoFactorWords> = {
  title: 'Autenticación de dos factores',
  off: 'No se pide ningún código cuando inicias sesión. Con una app de autenticación se pide, además, un código de tu teléfono.',
  on: 'Cuando inicias sesión se pide un código de tu app de autenticación.',
  left: (count) =>
    count === 1 ? 'Queda un código de recuperación.' : `Quedan ${count} códigos de recuperación.`,
  setUp: 'Configurar',
  renew: 'Nuevos códigos de recuperación',
  disable: 'Desactivar',
  required: 'Tu organización la exige.',
  requireOfAll: 'Exigirla a todos en esta organización',
  requireHint:
    'A quien no la tenga se le pide configurarla y, hasta entonces, no puede hacer nada más.',
};

export const setUpWords: Words<typeof english.setUpWords> = {
  title: 'Configurar la autenticación de dos factores',
  password: 'Tu contraseña',
  passwordMissing: 'Escribe tu contraseña.',
  begin: 'Recibes un secreto para una app de autenticación y lo confirmas con un primer código.',
  next: 'Continuar',
  scan: 'Escanea este código con una app de autenticación o escribe en ella el secreto.',
  qr: 'Código QR para una app de autenticación',
  secret: 'Secreto',
  secretCopy: 'secreto',
  code: 'Código de la app',
  codeHint: 'Seis dígitos.',
  codeMissing: 'Escribe el código.',
  confirm: 'Activar',
  codes: 'Códigos de recuperación',
  codesCopy: 'códigos de recuperación',
  codesTitle: 'Guarda estos códigos ahora',
  codesText:
    'Cada uno abre tu cuenta una vez si pierdes la app. No se vuelven a mostrar. Guárdalos fuera del teléfono, por ejemplo en un gestor de contraseñas.',
  done: 'Ya los guardé',
  enabled: 'La autenticación de dos factores está activa. Tus demás sesiones se cerraron.',
};

export const changeWords: Words<typeof english.changeWords> = {
  renewTitle: 'Nuevos códigos de recuperación',
  renewText: 'Tus códigos anteriores dejan de funcionar.',
  renew: 'Crear códigos nuevos',
  disableTitle: 'Desactivar la autenticación de dos factores',
  disable: 'Desactivar',
  code: 'Código de la app o un código de recuperación',
  disabled: 'Ya no se pide ningún código cuando inicias sesión.',
};

export const gateWords: Words<typeof english.gateWords> = {
  title: 'Tu organización exige un segundo factor',
  text: (organization) =>
    `En ${organization} se entra con una contraseña y un código de una app de autenticación. Configúrala para continuar.`,
  setUp: 'Configurar',
  logOut: 'Cerrar sesión',
};
