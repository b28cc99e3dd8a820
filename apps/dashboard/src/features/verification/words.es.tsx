import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const checkWords: Words<typeof english.checkWords> = {
  title: 'Comprobar una firma',
  body: 'Cuerpo original',
  bodyHint: 'Exactamente como lo recibió tu servidor.',
  headers: 'Encabezados de firma',
  headersHint:
    'Como los muestra tu servidor o un registro; puede haber otros entre ellos. También basta con un solo valor.',
  headersSample: 'X-Whathooks-Signature: sha256=…\nwebhook-id: evt_…',
  secret: 'Secreto',
  secretHint: 'Ni el secreto ni nada más sale de esta página.',
  secretSample: 'whsec_…',
  submit: 'Comprobar firma',
  notHere: 'No en esta dirección',
  notHereText:
    'Los navegadores calculan firmas solo por HTTPS y en localhost. Abre allí el panel para comprobar una.',
};

export const sampleWords: Words<typeof english.sampleWords> = {
  header: 'Encabezado que se verifica',
  language: 'Lenguaje',
  own: 'X-Whathooks-Signature',
  standard: 'Standard Webhooks',
  verify: (language) => `Verificar (${language})`,
  use: (language) => `Usarlo (${language})`,
  untested:
    'Nuestras pruebas ejecutan los ejemplos de los demás lenguajes, pero no este: compruébalo con una entrega tuya.',
  ownExplained: (
    <>
      <code>X-Whathooks-Signature</code> cubre el cuerpo original y usa como clave el texto del
      secreto, con <code>whsec_</code> incluido. Basta con un encabezado; una solicitud grabada que
      se envía de nuevo pasa inadvertida.
    </>
  ),
  standardExplained: (
    <>
      <code>webhook-signature</code> cubre <code>webhook-id</code>, <code>webhook-timestamp</code> y
      el cuerpo original, y usa como clave los bytes detrás del base64 del secreto. Detecta las
      solicitudes grabadas y lleva ambos secretos durante 24 horas tras una rotación.
    </>
  ),
};
