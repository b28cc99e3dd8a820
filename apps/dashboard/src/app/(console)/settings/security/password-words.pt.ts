import type { Words } from '../../../../shared/language/words';
import type * as english from './password-words';

export const passwordWords: Words<typeof english.passwordWords> = {
  title: 'Senha',
  text: 'Quando você a muda, sai de todos os outros dispositivos e navegadores, e um provedor de login vinculado deixa de abrir sua conta.',
  noneText:
    'Você não tem senha: um provedor de login abre sua conta. Defina uma para ter outro acesso.',
  set: 'Definir senha',
  current: 'Senha atual',
  currentMissing: 'Digite sua senha atual.',
  next: 'Nova senha',
  nextHint: (least) =>
    `Pelo menos ${least} caracteres. Algumas palavras são mais fáceis de lembrar que símbolos.`,
  nextShort: (least) => `Use pelo menos ${least} caracteres.`,
  repeat: 'Repita a nova senha',
  differ: 'As duas senhas são diferentes.',
  submit: 'Mudar senha',
  changed: 'Senha alterada',
};
