import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Entrar',
  waiting: 'Entrando',
  failed: 'Não funcionou',
  failedLead: 'Você pode começar de novo quando quiser.',
  back: 'Voltar ao login',
  password: {
    title: 'Esta conta é sua?',
    lead: (email) =>
      `Já existe uma conta com o endereço ${email}. Digite a senha dela uma vez, e daqui em diante o provedor abre a conta.`,
    label: 'Senha',
    missing: 'Digite a senha da conta.',
    submit: 'Vincular e entrar',
    forgot: 'Esqueceu a senha?',
  },
  code: {
    title: 'Só mais um passo',
    lead: 'Sua conta tem um segundo fator.',
    missing: 'Digite o código.',
    submit: 'Entrar',
  },
  account: {
    title: 'Crie sua conta',
    lead: (email) => `Você entra como ${email}, pelo provedor. Não precisa de senha.`,
    name: 'Seu nome',
    nameMissing: 'Digite seu nome.',
    organization: 'Organização',
    organizationMissing: 'Digite o nome da sua organização.',
    submit: 'Criar conta',
  },
};
