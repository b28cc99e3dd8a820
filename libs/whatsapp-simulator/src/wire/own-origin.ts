import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Origin that WhatsApp's clients and Baileys send. Pages of other sites cannot send it. */
const WHATSAPP_WEB = 'https://web.whatsapp.com';

/**
 * Whether a request comes from a program on this machine or from the simulator's own page. There is no
 * login: being on this machine is the right to use it. A page of another site, open in a browser on this
 * machine, is not, under whatever name it leads here.
 */
export function isFromHere({ host = '', origin }: IncomingHttpHeaders): boolean {
  const isHere = LOOPBACK_NAMES.includes(host.replace(/:\d+$/, ''));
  return isHere && (origin === undefined || origin === `http://${host}`);
}

/** The same for a socket of a client, which is from WhatsApp's page or from none. */
export function isClientFromHere(headers: IncomingHttpHeaders): boolean {
  const { origin, ...rest } = headers;
  return isFromHere(origin === WHATSAPP_WEB ? rest : headers);
}
