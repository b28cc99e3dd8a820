import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'O WhatsApp pede uma chave de acesso',
  lead: 'O código foi escaneado. Em algumas contas, o WhatsApp também exige a chave de acesso antes de vincular um dispositivo. Quem tem a chave assina agora, em web.whatsapp.com. Ela está no celular, na conta do Google ou da Apple, ou no gerenciador de senhas em que foi criada. Mantenha o WhatsApp aberto no celular.',
  leftToSign: (time) => `${time} para assinar`,
  leftToCompare: (time) => `${time} para comparar`,
  accepted:
    'O WhatsApp aceitou a chave de acesso. O WhatsApp e o celular concluem a vinculação. Mantenha o WhatsApp aberto no celular.',
  asking: 'Perguntando ao WhatsApp…',
  compare:
    'Compare este código com o que o WhatsApp mostra no celular. Confirme só se forem iguais. Se forem diferentes, outra pessoa está tentando vincular.',
  spelled: (characters) => `Código ${characters}`,
  confirm: 'O celular mostra o mesmo código',
  doNotConfirm:
    'O celular mostra outro código, ou nenhum? Então não confirme e exclua o número: nada é vinculado enquanto ninguém confirmar.',
};

export const signingWords: Words<typeof english.signingWords> = {
  how: (docs) => <>Como as duas formas funcionam, e o que podem e não podem fazer: {docs}.</>,
  docs: 'Chaves de acesso na documentação',
  onComputer:
    'As duas formas precisam do navegador de um computador. Abra esta página lá: o pedido continua em aberto enquanto isso.',
  withExtension: 'Com a extensão do navegador',
  ready: 'A extensão está pronta. Ela abre o WhatsApp Web em uma nova aba; clique no botão lá.',
  install: (extension) => (
    <>
      Instale a {extension} neste navegador e clique no ícone dela na barra de ferramentas{' '}
      <strong>nesta página</strong>.
    </>
  ),
  extension: 'extensão de chave de acesso do whathooks',
  sign: 'Assinar com a chave de acesso',
  cancel: 'Cancelar',
  withoutExtension: 'Sem a extensão',
  copySnippet: 'Copie este trecho de código.',
  snippet: 'trecho de código',
  openConsole: (site) => (
    <>
      Abra {site} em uma nova aba, abra o console do navegador (F12), cole o trecho e aperte Enter.
    </>
  ),
  site: 'web.whatsapp.com',
  pressButton: 'Clique no botão que aparecer e escolha a chave de acesso.',
  pasteAnswer: 'Cole aqui o texto que ele der.',
  simulated:
    'Esta instalação usa o WhatsApp simulado: clique em “Sign with its passkey” no celular simulado e cole o texto que ele der.',
  answer: 'Resposta do WhatsApp Web',
  answerSample: '{"id":"…","rawId":"…","type":"public-key",…}',
  answerWrong: 'Cole o texto inteiro que o WhatsApp Web deu: ele começa com {.',
  submit: 'Enviar resposta',
};

export const EXTENSION_ERRORS: Words<typeof english.EXTENSION_ERRORS> = {
  cancelled: 'A assinatura foi cancelada.',
  closed: 'A aba do WhatsApp Web foi fechada antes da assinatura.',
  replaced: 'Outra página usou a extensão enquanto isso.',
  invalid: 'A extensão não assina este pedido.',
  pending:
    'Já há um pedido desta página em aberto, em uma aba do WhatsApp Web. Assine ou cancele lá.',
  expired: 'Ninguém assinou em dez minutos.',
  gone: 'A extensão foi recarregada ou removida. Clique no ícone dela nesta página e assine de novo.',
};

export const EXTENSION_FAILED: Words<typeof english.EXTENSION_FAILED> =
  'A extensão não conseguiu assinar. Tente de novo.';
