import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const loginWords: Words<typeof english.loginWords> = {
  title: 'Entrar',
  lead: 'Olá de novo.',
  email: 'E-mail',
  emailMissing: 'Digite seu endereço de e-mail.',
  password: 'Senha',
  passwordMissing: 'Digite sua senha.',
  code: 'Código',
  codeHint: 'Seis dígitos do seu app autenticador ou um código de recuperação.',
  submit: 'Entrar',
  forgot: 'Esqueceu a senha?',
  noAccount: 'Ainda não tem conta?',
  create: 'Criar conta',
};

export const providerButtonWords: Words<typeof english.providerButtonWords> = {
  or: 'ou',
  go: (provider) => `Continuar com ${provider}`,
};

export const registerWords: Words<typeof english.registerWords> = {
  title: 'Crie sua conta',
  lead: 'Números, webhooks e chaves ficam na sua organização.',
  name: 'Seu nome',
  nameMissing: 'Digite seu nome.',
  organization: 'Organização',
  organizationMissing: 'Digite o nome da sua organização.',
  email: 'E-mail',
  emailWrong: 'Digite um endereço de e-mail completo.',
  password: 'Senha',
  passwordHint: (least) =>
    `Pelo menos ${least} caracteres. Algumas palavras são mais fáceis de lembrar que símbolos.`,
  passwordShort: (least) => `Use pelo menos ${least} caracteres.`,
  submit: 'Criar conta',
  haveAccount: 'Já tem conta?',
  logIn: 'Entrar',
};

export const forgotWords: Words<typeof english.forgotWords> = {
  title: 'Esqueceu a senha?',
  lead: 'Você recebe por e-mail um link para escolher uma nova.',
  email: 'E-mail',
  emailWrong: 'Digite um endereço de e-mail completo.',
  submit: 'Enviar link',
  sent: 'Confira seu e-mail',
  sentText: (email, hours) =>
    `Se houver uma conta com o endereço ${email}, um link está a caminho. Ele funciona uma vez e vale por ${hours === 1 ? 'uma hora' : `${hours} horas`}.`,
  back: 'Voltar ao login',
};

export const resetWords: Words<typeof english.resetWords> = {
  title: 'Escolha uma nova senha',
  lead: 'Você sai de todos os dispositivos e navegadores, e um provedor de login vinculado deixa de abrir sua conta.',
  password: 'Nova senha',
  hint: (least) =>
    `Pelo menos ${least} caracteres. Algumas palavras são mais fáceis de lembrar que símbolos.`,
  short: (least) => `Use pelo menos ${least} caracteres.`,
  repeat: 'Repita a nova senha',
  differ: 'As duas senhas são diferentes.',
  submit: 'Definir senha',
  done: 'Sua senha foi definida',
  doneText: 'Use-a para entrar daqui em diante.',
  logIn: 'Entrar',
  over: 'Este link não vale mais',
  overText:
    'Ele foi usado, expirou ou está incompleto, ou a senha foi alterada depois que ele foi criado.',
  again: 'Pedir um novo link',
};
