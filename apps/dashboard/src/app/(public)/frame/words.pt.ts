import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  site: 'Site',
  docs: 'Documentação',
  dashboard: 'Painel',
  logIn: 'Entrar',
  createAccount: 'Criar conta',
  footer: 'Rodapé',
  note: 'O whathooks vincula números por uma conexão não oficial do WhatsApp Web. Não tem ligação com o WhatsApp.',
  reference: 'Referência da API',
  errors: 'Erros',
  openApi: 'OpenAPI',
};
