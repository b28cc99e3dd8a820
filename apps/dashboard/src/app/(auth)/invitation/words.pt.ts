import type { Role } from '@whathooks/dto';
import { ROLE_NAMES, ROLES_WITHIN } from '../../../features/members/role-words';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

const MAY: Readonly<Record<Role, string>> = {
  owner: 'pode fazer tudo, inclusive passar a organização a outro proprietário.',
  admin: 'gerencia números, webhooks, chaves de API e pessoas, exceto proprietários.',
  agent: 'lê e responde mensagens. Vê números e webhooks, sem alterá-los.',
  viewer: 'vê números, mensagens e webhooks, e não altera nada.',
};

export const words: Words<typeof english.words> = {
  title: 'Convite',
  join: (organization) => `Entrar em ${organization}`,
  invites: (who, role) => `${who} convidou você para ser ${ROLES_WITHIN[role]}.`,
  may: (role) => `${ROLE_NAMES[role]}: ${MAY[role]}`,
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
