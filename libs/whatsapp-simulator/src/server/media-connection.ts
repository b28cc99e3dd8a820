import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { node } from '../wire/nodes';

/** Port on which nobody answers. */
const DEAD_HOST = '127.0.0.1:1';

/** Tells a companion where it uploads and downloads files, and gives it the right to. */
export function mediaConnection(exchange: Exchange, { phone }: Account): BinaryNode {
  const { media, mediaFaults, uploadRights } = exchange;
  exchange.stats(phone).mediaQuestions += 1;
  const { authTtlS, maxBytes, deadFirstHost } = mediaFaults.of(phone);
  const host = (hostname: string, type: string): BinaryNode =>
    node('host', { hostname, type, maxContentLengthBytes: String(maxBytes) });
  const hosts = deadFirstHost
    ? [host(DEAD_HOST, 'primary'), host(media.host, 'fallback')]
    : [host(media.host, 'primary')];
  const attrs = {
    auth: uploadRights.give(phone, authTtlS),
    ttl: String(Math.min(300, authTtlS)),
    auth_ttl: String(authTtlS),
    max_buckets: '12',
  };
  return node('media_conn', attrs, hosts);
}
