import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Vincule o celular',
  ways: 'Forma de vincular',
  scan: 'Escanear QR code',
  type: 'Digitar código',
  send: 'Enviar link',
  qrCode: 'QR code para escanear com o WhatsApp',
  again: 'Escaneie mais uma vez',
  againText:
    'O WhatsApp pede uma segunda leitura, do novo código que aparece agora. O celular pode dizer que não foi possível conectar o dispositivo: feche esse aviso e escaneie de novo.',
  steps: [
    <>Abra o WhatsApp no celular.</>,
    <>
      Vá em <strong>Configurações</strong> (iPhone) ou no <strong>menu ⋮</strong> (Android) e depois
      em <strong>Dispositivos conectados</strong>.
    </>,
    <>
      Toque em <strong>Conectar dispositivo</strong> e aponte o celular para este código.
    </>,
    <>
      Conte com duas leituras: o WhatsApp costuma trocar o código na primeira, e um novo aparece
      aqui na hora.
    </>,
  ],
  help: 'Quando um número não vincula',
  newCodeIn: (seconds) => `Novo código em ${seconds} s`,
  loadingCode: 'Carregando um novo código…',
  simulated:
    'Esta instalação usa o WhatsApp simulado: não é preciso um celular de verdade. Escaneie este código com o celular simulado.',
  openPhone: 'Abrir o celular simulado',
  qrText: 'Texto do QR',
};

export const connectWords: Words<typeof english.connectWords> = {
  what: 'O celular está com outra pessoa? Envie um link. A página dele mostra o código no idioma da pessoa e nada mais desta organização.',
  openFor: 'Válido por',
  times: { '60': 'Uma hora', '1440': 'Um dia', '10080': 'Uma semana' },
  language: 'Idioma da página',
  byBrowser: 'Conforme o navegador da pessoa',
  languages: {
    en: 'English',
    es: 'Español',
    pt: 'Português',
    de: 'Deutsch',
    fr: 'Français',
    id: 'Bahasa Indonesia',
  },
  expected: 'Número que deve ser vinculado (opcional)',
  expectedHint: 'Com código do país. Se outro telefone for vinculado, a página deste número avisa.',
  expectedWrong: 'Escreva o número com o código do país, por exemplo 5511912345678.',
  make: 'Criar link',
  another: 'Criar outro link',
  link: 'Link',
  linkCopy: 'link',
  sendNow: 'Copie o link agora',
  sendNowText:
    'Ele não será mostrado de novo. Quem o tiver pode vincular um celular a este número, até que um seja vinculado ou o prazo termine.',
};

export const openLinkWords: Words<typeof english.openLinkWords> = {
  title: 'Links em aberto',
  made: 'Criado',
  expires: 'Expira',
  language: 'Idioma',
  actions: 'Ações',
  revoke: 'Revogar',
  revokeOf: (when) => `Revogar o link de ${when}`,
  revokeTitle: 'Revogar este link?',
  revokeText:
    'Nenhum celular poderá mais ser vinculado por ele. Se a página dele estiver aberta, ela avisa na hora.',
  revokeAction: 'Revogar link',
  revoked: 'O link foi revogado.',
};

export const pairingWords: Words<typeof english.pairingWords> = {
  phone: 'Número de telefone',
  phoneHint: 'O número que será vinculado, com código do país.',
  phoneWrong: 'Escreva o número com o código do país, por exemplo 5511912345678.',
  get: 'Gerar código',
  getAnother: 'Gerar outro código',
  ended: 'Este código não vale mais',
  endedText: 'Gere outro código e digite-o em até três minutos, ou escaneie o QR code.',
  goodFor: (seconds) =>
    `Válido por ${seconds} s. Se o WhatsApp pedir outro, ele aparece aqui sozinho.`,
  spelled: (characters) => `Código ${characters}`,
  code: 'código',
  steps: () => (
    <>
      No celular: <strong>Dispositivos conectados</strong>, <strong>Conectar dispositivo</strong>,{' '}
      <strong>Conectar com número de telefone</strong>. Digite este código lá.
    </>
  ),
};
