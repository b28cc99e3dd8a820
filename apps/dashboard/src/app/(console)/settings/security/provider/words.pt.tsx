import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: (provider) => `Login com ${provider}`,
  notLinked: (provider) => `Vincule sua conta em ${provider}, e ela abre esta além da sua senha.`,
  linked: (provider, email, since) => (
    <>
      {email === null
        ? `Sua conta em ${provider} abre esta`
        : `${email} em ${provider} abre esta conta`}{' '}
      (vínculo: {since}).
    </>
  ),
  onlyWay: 'É seu único acesso: defina uma senha acima para poder desvincular.',
  link: (provider) => `Vincular ${provider}`,
  linkText: (provider) =>
    `Você vai para ${provider} e volta. A conta em que você estiver lá passa a abrir esta.`,
  go: (provider) => `Continuar com ${provider}`,
  password: 'Sua senha',
  passwordMissing: 'Digite sua senha.',
  unlink: 'Desvincular',
  unlinkTitle: (provider) => `Desvincular ${provider}?`,
  unlinkText:
    'Daqui em diante, sua senha abre sua conta. Você sai de todos os outros navegadores e dispositivos.',
  unlinked: (provider) => `${provider} não abre mais sua conta.`,
};
