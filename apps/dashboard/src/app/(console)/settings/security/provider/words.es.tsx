import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: (provider) => `Inicio de sesión con ${provider}`,
  notLinked: (provider) =>
    `Vincula tu cuenta de ${provider} y podrás entrar con ella además de con tu contraseña.`,
  linked: (provider, email, since) => (
    <>
      {email === null
        ? `Entras con tu cuenta de ${provider}`
        : `Entras con ${email} de ${provider}`}{' '}
      (vinculación: {since}).
    </>
  ),
  onlyWay: 'Es tu única forma de entrar: crea una contraseña arriba para poder desvincularla.',
  link: (provider) => `Vincular ${provider}`,
  linkText: (provider) =>
    `Vas a ${provider} y vuelves. La cuenta que uses allí abrirá esta a partir de ahora.`,
  go: (provider) => `Continuar con ${provider}`,
  password: 'Tu contraseña',
  passwordMissing: 'Escribe tu contraseña.',
  unlink: 'Desvincular',
  unlinkTitle: (provider) => `¿Desvincular ${provider}?`,
  unlinkText:
    'A partir de ahora entras con tu contraseña. Se cierra la sesión en todos los demás navegadores y dispositivos.',
  unlinked: (provider) => `${provider} ya no abre tu cuenta.`,
};
