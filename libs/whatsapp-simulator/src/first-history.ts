import { deflateSync } from 'node:zlib';
import { encodeWAMessage, proto } from '@whiskeysockets/baileys';
import type { Account, Device } from './accounts';
import { phoneJid } from './addresses';
import { type Exchange, newMessageId } from './exchange';
import { seconds } from './nodes';

/** After linking, the phone sends what it knows: here an empty history, with names. */
export async function sendFirstHistory(
  exchange: Exchange,
  account: Account,
  device: Device,
): Promise<void> {
  if (device.historySent) return;
  device.historySent = true;
  exchange.accounts.saveDevice(device);
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
    conversations: [],
    pushnames: [{ id: phoneJid(account.phone), pushname: account.name }],
    progress: 100,
    chunkOrder: 1,
  }).finish();
  const notification = {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
        initialHistBootstrapInlinePayload: deflateSync(history),
        chunkOrder: 1,
        progress: 100,
      },
    },
  };
  await exchange.sendEncrypted(account, device, encodeWAMessage(notification), {
    id: newMessageId(account),
    t: seconds(),
    from: phoneJid(account.phone),
    category: 'peer',
  });
}
