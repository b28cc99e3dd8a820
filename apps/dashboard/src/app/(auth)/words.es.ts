import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const loginWords: Words<typeof english.loginWords> = {
  title: 'Iniciar sesión',
  lead: 'Qué bueno verte de nuevo.',
  email: 'Correo electrónico',
  emailMissing: 'Escribe tu correo electrónico.',
  password: 'Contraseña',
  passwordMissing: 'Escribe tu contraseña.',
  code: 'Código',
  codeHint: 'Seis dígitos de tu app de autenticación, o un código de recuperación.',
  submit: 'Iniciar sesión',
  forgot: '¿Olvidaste tu contraseña?',
  noAccount: '¿Aún no tienes cuenta?',
  create: 'Crea una',
};

export const providerButtonWords: Words<typeof english.providerButtonWords> = {
  or: 'o',
  go: (provider) => `Continuar con ${provider}`,
};

export const registerWords: Words<typeof english.registerWords> = {
  title: 'Crea tu cuenta',
  lead: 'Tu organización reúne tus números, webhooks y claves.',
  name: 'Tu nombre',
  nameMissing: 'Escribe tu nombre.',
  organization: 'Organización',
  organizationMissing: 'Escribe el nombre de tu organización.',
  email: 'Correo electrónico',
  emailWrong: 'Escribe un correo electrónico completo.',
  password: 'Contraseña',
  passwordHint: (least) =>
    `Al menos ${least} caracteres. Unas cuantas palabras se recuerdan mejor que los símbolos.`,
  passwordShort: (least) => `Usa al menos ${least} caracteres.`,
  submit: 'Crear cuenta',
  haveAccount: '¿Ya tienes cuenta?',
  logIn: 'Inicia sesión',
};

export const forgotWords: Words<typeof english.forgotWords> = {
  title: '¿Olvidaste tu contraseña?',
  lead: 'Te llega por correo un enlace para elegir una nueva.',
  email: 'Correo electrónico',
  emailWrong: 'Escribe un correo electrónico completo.',
  submit: 'Envíame un enlace',
  sent: 'Revisa tu correo',
  sentText: (email, hours) =>
    `Si hay una cuenta con la dirección ${email}, un enlace va en camino. Funciona una sola vez, durante ${hours === 1 ? 'una hora' : `${hours} horas`}.`,
  back: 'Volver al inicio de sesión',
};

export const resetWords: Words<typeof english.resetWords> = {
  title: 'Elige una contraseña nueva',
  lead: 'Se cierra la sesión de tu cuenta en todos los dispositivos y navegadores, y un proveedor de acceso vinculado deja de abrirla.',
  password: 'Contraseña nueva',
  hint: (least) =>
    `Al menos ${least} caracteres. Unas cuantas palabras se recuerdan mejor que los símbolos.`,
  short: (least) => `Usa al menos ${least} caracteres.`,
  repeat: 'Repite la contraseña nueva',
  differ: 'Las dos contraseñas no coinciden.',
  submit: 'Guardar contraseña',
  done: 'Tu contraseña está guardada',
  doneText: 'Inicia sesión con ella a partir de ahora.',
  logIn: 'Iniciar sesión',
  over: 'Este enlace ya no está abierto',
  overText: 'Ya se usó o venció, le falta una parte, o la contraseña se cambió después.',
  again: 'Pedir un enlace nuevo',
};
