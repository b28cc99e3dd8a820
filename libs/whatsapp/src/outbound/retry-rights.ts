import type { WASocket } from '@whiskeysockets/baileys';
import { isLid, isShared, personJid } from '../wire/addresses';
import { addressesOf, type GroupReaders } from '../groups/group-readers';

/**
 * The addresses of a chat under which a message to it may be stored: a group's own, or a person's
 * number and LID, as far as the number behind the LID is known.
 */
export async function namesOfChat(socket: WASocket, chat: string): Promise<string[]> {
  return isShared(chat) ? [chat] : withNumbers(socket, [chat]);
}

/** Whether a device belongs to a recipient of a group message, as far as that is known. */
export async function wasReader(
  socket: WASocket,
  readers: GroupReaders,
  { chat, waMessageId, device }: { chat: string; waMessageId: string; device: string },
): Promise<boolean> {
  const addresses = await readers.find(chat, waMessageId);
  return !addresses || isAmong(socket, device, addresses);
}

/** Whether a device belongs to a recipient of a status post. */
export async function isInAudience(
  socket: WASocket,
  audience: readonly string[],
  device: string,
): Promise<boolean> {
  return isAmong(socket, device, audience);
}

/** Whether a device belongs to a current member of a group. Queries the server. */
export async function isMember(socket: WASocket, group: string, device: string): Promise<boolean> {
  return isAmong(socket, device, addressesOf(await socket.groupMetadata(group)));
}

async function isAmong(
  socket: WASocket,
  device: string,
  addresses: readonly string[],
): Promise<boolean> {
  const names = await withNumbers(socket, [device]);
  if (names.some((name) => addresses.includes(name))) return true;
  const all = new Set(await withNumbers(socket, addresses));
  return names.some((name) => all.has(name));
}

/** Persons, and the number behind each LID where the session has learnt it. */
async function withNumbers(socket: WASocket, jids: readonly string[]): Promise<string[]> {
  const persons = jids.flatMap((jid) => personJid(jid) ?? []);
  const lids = persons.filter(isLid);
  const pairs = await socket.signalRepository.lidMapping.getPNsForLIDs(lids);
  return [...persons, ...(pairs ?? []).flatMap(({ pn }) => personJid(pn) ?? [])];
}
