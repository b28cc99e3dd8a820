import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import type { ServerAddress } from './whatsapp-socket';

const GENUINE_ROOT_KEY = Buffer.from(WA_CERT_DETAILS.PUBLIC_KEY).toString('hex');

let chosen: string | undefined;

/**
 * Chooses whose certificates this process trusts: WhatsApp's own (null), or those of another server
 * that speaks the protocol. Baileys keeps the root key in one place for the whole process.
 *
 * @throws Error when another server was chosen before.
 */
export function useServer(server: ServerAddress | null): void {
  const rootKey = (server?.rootKey ?? GENUINE_ROOT_KEY).toLowerCase();
  if (chosen !== undefined && chosen !== rootKey) {
    throw new Error('one process speaks with one server: another root key was chosen before');
  }
  chosen = rootKey;
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex');
}
