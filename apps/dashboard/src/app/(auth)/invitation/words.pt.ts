import { ROLE_NAMES } from '../../../features/members/words';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Convite',
  join: (organization) => `Entrar em ${organization}`,
  invites: (who, role) => `${who} convidou você para ser ${ROLE_NAMES[role].toLowerCase()}.`,
  may: (name, sentence) => `${name}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  opening: 'Lendo o convite',
  over: 'Este convite não vale mais',
  overText:
    'O link foi usado, revogado, expirou ou está incompleto. Peça um novo a quem convidou você.',
  way: 'Como você quer entrar?',
  asNew: 'Criar uma conta',
  asKnown: 'Já tenho conta',
  name: 'Seu nome',
  nameMissing: 'Digite seu nome.',
  email: 'E-mail',
  emailWrong: 'Digite um endereço de e-mail completo.',
  emailBound: 'O convite é para este endereço.',
  password: 'Senha',
  passwordHint: (least) =>
    `Pelo menos ${least} caracteres. Algumas palavras são mais fáceis de lembrar que símbolos.`,
  passwordShort: (least) => `Use pelo menos ${least} caracteres.`,
  passwordMissing: 'Digite sua senha.',
  submitNew: 'Criar conta e entrar',
  submitKnown: 'Entrar na organização',
  logIn: 'Entrar',
};
