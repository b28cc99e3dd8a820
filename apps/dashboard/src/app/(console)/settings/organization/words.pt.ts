import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const appearanceWords: Words<typeof english.appearanceWords> = {
  title: 'Links de conexão',
  text: 'O que seus clientes veem na página de um link de conexão.',
  logo: 'Logo',
  logoHint: (kib) =>
    `Uma imagem de até ${kib} KiB. Ela aparece com no máximo 128 pixels de largura e 40 de altura.`,
  choose: 'Escolher imagem',
  remove: 'Remover o logo',
  noLogo: 'Sem logo',
  tooLarge: (kib) => `Escolha uma imagem de no máximo ${kib} KiB.`,
  unread: 'Não foi possível ler este arquivo.',
  color: 'Cor',
  colorHint: 'Seis dígitos hexadecimais depois de #, para os botões. Vazio: a nossa cor.',
  colorWrong: 'Escreva seis dígitos hexadecimais depois de #, como #0b6e4f.',
  sample: '#0b6e4f',
  submit: 'Salvar logo e cor',
};
