import type { Words } from '../../shared/language/words';
import type * as english from './signature-words';

export const FINDINGS: Words<typeof english.FINDINGS> = {
  valid: {
    title: 'A assinatura está certa',
    text: 'Este corpo foi assinado com este segredo. Se mesmo assim seu servidor o recusa, ele usa outro segredo ou não usa o corpo bruto.',
  },
  prefix_missing: {
    title: 'A assinatura está certa, mas falta o prefixo sha256=',
    text: 'O cabeçalho chega como sha256= e 64 dígitos hexadecimais. Algo cortou o começo; retire-o na função que verifica, e em nenhum lugar antes.',
  },
  expired: {
    title: 'A assinatura está certa, mas tem mais de cinco minutos',
    text: 'Um servidor que confere webhook-timestamp a recusa, para barrar requisições repetidas. Envie a entrega de novo ou confira o relógio do seu servidor.',
  },
  ahead: {
    title: 'A assinatura está certa, mas o horário dela está no futuro',
    text: 'webhook-timestamp está mais de cinco minutos à frente deste computador. Um dos relógios está errado: compare o do seu servidor com um servidor de horário.',
  },
  body_whitespace: {
    title: 'O corpo tem outros espaços em volta',
    text: 'Algo incluiu ou retirou uma quebra de linha. Verifique os bytes brutos como chegaram, antes que algo os leia.',
  },
  body_reformatted: {
    title: 'O corpo foi lido e serializado de novo',
    text: 'É o mesmo JSON com outros caracteres: foi lido e serializado de novo. Verifique o corpo bruto, antes do parser de JSON.',
  },
  secret_untrimmed: {
    title: 'O segredo tem espaços ou aspas em volta',
    text: 'Sem eles, a assinatura confere. Veja como seu servidor o lê das configurações.',
  },
  secret_without_prefix: {
    title: 'O segredo não está completo',
    text: 'X-Whathooks-Signature é calculado com o segredo como ele é mostrado, com whsec_ no começo.',
  },
  secret_form: {
    title: 'O segredo foi usado na forma do outro cabeçalho',
    text: 'A chave de X-Whathooks-Signature é o texto do segredo, incluindo whsec_. A chave de webhook-signature são os bytes por trás do base64.',
  },
  secret_previous: {
    title: 'Este é o segredo anterior',
    text: 'Por 24 horas, webhook-signature traz os dois segredos. Em X-Whathooks-Signature só cabe um: ele usa o novo.',
  },
  other_scheme: {
    title: 'Esta assinatura é do outro cabeçalho',
    text: 'X-Whathooks-Signature contém sha256= e hexadecimal, webhook-signature contém v1, e base64. Eles são calculados de formas diferentes.',
  },
  other_delivery: {
    title: 'Os cabeçalhos são de entregas diferentes',
    text: 'O outro cabeçalho confere com este corpo e este segredo, este não. Pegue todos os cabeçalhos da mesma requisição: cada tentativa tem os seus.',
  },
  no_match: {
    title: 'A assinatura está errada',
    text: 'O segredo é de outro webhook ou foi rotacionado, ou o corpo é diferente: é o de outra entrega, ou seus campos estão em outra ordem.',
  },
  body_missing: {
    title: 'Falta o corpo',
    text: 'Cole o corpo como chegou. Se ele está vazio no seu servidor, algo o leu antes: capture primeiro o corpo bruto.',
  },
  body_not_json: {
    title: 'O corpo não é o que enviamos',
    text: 'Enviamos JSON, e isto não é JSON: foi cortado, ou um objeto foi impresso. Verifique os bytes brutos como chegaram.',
  },
  secret_missing: {
    title: 'Falta o segredo',
    text: 'Cole o segredo deste webhook. Ele não sai desta página.',
  },
  secret_malformed: {
    title: 'Isto não é um segredo do whathooks',
    text: 'Um segredo é whsec_ seguido de base64.',
  },
  secret_api_key: {
    title: 'Isto é uma chave de API',
    text: 'As entregas são assinadas com o segredo do webhook, que começa com whsec_: revele-o na lista de webhooks.',
  },
  signature_missing: {
    title: 'Falta a assinatura',
    text: 'Cole X-Whathooks-Signature, ou webhook-signature com webhook-id e webhook-timestamp.',
  },
  signature_malformed: {
    title: 'Isto não é uma assinatura do whathooks',
    text: 'X-Whathooks-Signature é sha256= e 64 dígitos hexadecimais; webhook-signature é v1, e base64.',
  },
  id_missing: {
    title: 'Falta webhook-id',
    text: 'webhook-signature cobre o ID, o horário e o corpo: cole os três cabeçalhos.',
  },
  timestamp_missing: {
    title: 'Falta webhook-timestamp',
    text: 'webhook-signature cobre o ID, o horário e o corpo: cole os três cabeçalhos.',
  },
  timestamp_malformed: {
    title: 'webhook-timestamp não é um horário',
    text: 'É um número de segundos desde 1970, como 1782742867.',
  },
};
