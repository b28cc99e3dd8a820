import type { Words } from '../../shared/language/words';
import type * as english from './signature-words';

export const FINDINGS: Words<typeof english.FINDINGS> = {
  valid: {
    title: 'La firma es correcta',
    text: 'Este cuerpo se firmó con este secreto. Si aun así tu servidor lo rechaza, usa otro secreto o no usa el cuerpo original.',
  },
  prefix_missing: {
    title: 'La firma es correcta, pero falta su prefijo sha256=',
    text: 'El encabezado llega como sha256= y 64 dígitos hexadecimales. Algo quitó el principio; quítalo solo en la función que verifica, nunca antes.',
  },
  expired: {
    title: 'La firma es correcta, pero tiene más de cinco minutos',
    text: 'Un servidor que revisa webhook-timestamp la rechaza, para frenar solicitudes repetidas. Reenvía la entrega o revisa el reloj de tu servidor.',
  },
  ahead: {
    title: 'La firma es correcta, pero su hora está en el futuro',
    text: 'webhook-timestamp está más de cinco minutos por delante de este equipo. Uno de los relojes está mal: compara el de tu servidor con un servidor de hora.',
  },
  body_whitespace: {
    title: 'El cuerpo tiene otros espacios alrededor',
    text: 'Algo agregó o quitó un salto de línea. Verifica los bytes tal como llegaron, antes de que algo los lea.',
  },
  body_reformatted: {
    title: 'El cuerpo se leyó y se volvió a escribir',
    text: 'Es el mismo JSON con otros caracteres: se analizó y se serializó de nuevo. Verifica el cuerpo original, antes de analizar el JSON.',
  },
  secret_untrimmed: {
    title: 'El secreto tiene espacios o comillas alrededor',
    text: 'Sin ellos, la firma coincide. Revisa cómo lo lee tu servidor de su configuración.',
  },
  secret_without_prefix: {
    title: 'El secreto no está completo',
    text: 'X-Whathooks-Signature se calcula con el secreto como se muestra, con whsec_ al principio.',
  },
  secret_form: {
    title: 'El secreto se usó en la forma del otro encabezado',
    text: 'X-Whathooks-Signature usa como clave el texto del secreto, con whsec_ incluido. webhook-signature usa los bytes detrás de su base64.',
  },
  secret_previous: {
    title: 'Este es el secreto anterior',
    text: 'Durante 24 horas, webhook-signature lleva ambos secretos. En X-Whathooks-Signature cabe uno: se calcula con el secreto nuevo.',
  },
  other_scheme: {
    title: 'Esta firma va en el otro encabezado',
    text: 'X-Whathooks-Signature lleva sha256= y hexadecimales; webhook-signature lleva v1, y base64. Se calculan de formas distintas.',
  },
  other_delivery: {
    title: 'Los encabezados son de entregas distintas',
    text: 'El otro encabezado coincide con este cuerpo y este secreto; este no. Toma todos los encabezados de la misma solicitud: cada intento tiene los suyos.',
  },
  no_match: {
    title: 'La firma es incorrecta',
    text: 'El secreto es de otro webhook o se rotó, o el cuerpo es distinto: es de otra entrega, o sus campos están en otro orden.',
  },
  body_missing: {
    title: 'Falta el cuerpo',
    text: 'Pega el cuerpo como llegó. Si en tu servidor está vacío, algo lo leyó antes: toma primero el cuerpo original.',
  },
  body_not_json: {
    title: 'El cuerpo no es lo que enviamos',
    text: 'Enviamos JSON y esto no lo es: se cortó, o se imprimió un objeto. Verifica los bytes tal como llegaron.',
  },
  secret_missing: {
    title: 'Falta el secreto',
    text: 'Pega el secreto de este webhook. No sale de esta página.',
  },
  secret_malformed: {
    title: 'Esto no es un secreto de whathooks',
    text: 'Un secreto es whsec_ seguido de base64.',
  },
  secret_api_key: {
    title: 'Esto es una clave de API',
    text: 'Las entregas se firman con el secreto del webhook, que empieza con whsec_: muéstralo en la lista de webhooks.',
  },
  signature_missing: {
    title: 'Falta la firma',
    text: 'Pega X-Whathooks-Signature, o webhook-signature con webhook-id y webhook-timestamp.',
  },
  signature_malformed: {
    title: 'Esto no es una firma de whathooks',
    text: 'X-Whathooks-Signature es sha256= y 64 dígitos hexadecimales; webhook-signature es v1, y base64.',
  },
  id_missing: {
    title: 'Falta webhook-id',
    text: 'webhook-signature cubre el id, la hora y el cuerpo: pega los tres encabezados.',
  },
  timestamp_missing: {
    title: 'Falta webhook-timestamp',
    text: 'webhook-signature cubre el id, la hora y el cuerpo: pega los tres encabezados.',
  },
  timestamp_malformed: {
    title: 'webhook-timestamp no es una hora',
    text: 'Es un número de segundos desde 1970, como 1782742867.',
  },
};
