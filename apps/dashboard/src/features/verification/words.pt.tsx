import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const checkWords: Words<typeof english.checkWords> = {
  title: 'Verificar uma assinatura',
  body: 'Corpo bruto',
  bodyHint: 'Exatamente como seu servidor o recebeu.',
  headers: 'Cabeçalhos de assinatura',
  headersHint:
    'Como seu servidor ou um log os mostra; pode haver outros no meio. Um só valor também serve.',
  headersSample: 'X-Whathooks-Signature: sha256=…\nwebhook-id: evt_…',
  secret: 'Segredo',
  secretHint: 'Nem ele nem o resto saem desta página.',
  secretSample: 'whsec_…',
  submit: 'Verificar assinatura',
  notHere: 'Não é possível neste endereço',
  notHereText:
    'Os navegadores só calculam assinaturas em HTTPS e em localhost. Abra o painel assim para verificar uma.',
};

export const sampleWords: Words<typeof english.sampleWords> = {
  header: 'Cabeçalho a verificar',
  language: 'Linguagem',
  own: 'X-Whathooks-Signature',
  standard: 'Standard Webhooks',
  verify: (language) => `Verificar (${language})`,
  use: (language) => `Usar (${language})`,
  untested:
    'Nossos testes executam os exemplos das outras linguagens, mas não este: confira com uma entrega sua.',
  ownExplained: (
    <>
      <code>X-Whathooks-Signature</code> cobre o corpo bruto e usa como chave o texto do segredo,
      incluindo <code>whsec_</code>. Basta este cabeçalho, mas ele não revela uma requisição gravada
      e enviada de novo.
    </>
  ),
  standardExplained: (
    <>
      <code>webhook-signature</code> cobre <code>webhook-id</code>, <code>webhook-timestamp</code> e
      o corpo bruto, e usa como chave os bytes por trás do base64 do segredo. Ele revela requisições
      gravadas e traz os dois segredos por 24 horas depois de uma rotação.
    </>
  ),
};
