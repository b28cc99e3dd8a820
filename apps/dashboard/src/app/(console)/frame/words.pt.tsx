import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  openNavigation: 'Abrir navegação',
  closeNavigation: 'Fechar navegação',
  main: 'Principal',
  help: 'Ajuda',
  docs: 'Documentação',
  reference: 'Referência da API',
  account: (name) => `Conta de ${name}`,
  settings: 'Configurações',
  logOut: 'Sair',
  organization: (name) => `Organização: ${name}. Mudar para outra`,
  organizations: 'Suas organizações',
  opening: 'Abrindo o painel',
};

export const destinationWords: Words<typeof english.destinationWords> = {
  overview: 'Visão geral',
  numbers: 'Números',
  inbox: 'Caixa de entrada',
  messages: 'Mensagens',
  webhooks: 'Webhooks',
  apiKeys: 'Chaves de API',
  settings: 'Configurações',
};

export const LIVE_WORDS: Words<typeof english.LIVE_WORDS> = {
  connecting: { label: 'Conectando', hint: 'Conectando às atualizações ao vivo.' },
  live: { label: 'Ao vivo', hint: 'Esta página se atualiza em tempo real.' },
  reconnecting: {
    label: 'Reconectando',
    hint: 'A conexão com o servidor caiu. As atualizações ao vivo continuam quando ela voltar.',
  },
};

export const newSignInWords: Words<typeof english.newSignInWords> = {
  title: (device) => `Foi você? ${device} entrou na sua conta`,
  text: (address, at) => (
    <>
      Um navegador novo{address && `, em ${address}`} ({at}). Se não foi você, encerre a sessão e
      troque sua senha.
    </>
  ),
  mine: 'Fui eu',
  end: 'Encerrar sessão',
};

export const notifierWords: Words<typeof english.notifierWords> = {
  mentioned: (name) => `${name} mencionou você em uma nota`,
};
