import type { proto } from '@whiskeysockets/baileys';
import { downloadAddress } from '../../../media/addresses';
import { decryptingStream, encryptedLength } from '../../../media/decrypting-stream';
import type { MediaServers } from '../../../media/media-hosts';

/** Largest file that is read, in bytes. An account with a hundred thousand contacts has some 30 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Timeout of a download, in ms. */
const TIMEOUT_MS = 60_000;

/** Media servers check the origin of a client. */
const HEADERS = { origin: 'https://web.whatsapp.com', referer: 'https://web.whatsapp.com/' };

/**
 * Downloads and decrypts snapshots and patches that do not fit a stanza, from the media servers that WhatsApp names.
 *
 * Baileys downloads from one fixed server and verifies neither the MAC nor the hashes.
 */
export class ExternalBlobs {
  /** @param dispatcher makes the dispatcher of the number's proxy; null where it has none. */
  constructor(
    private readonly servers: MediaServers,
    private readonly dispatcher: (() => object) | null,
  ) {}

  /** @throws Error when no server has it, or it is damaged. */
  async read(reference: proto.IExternalBlobReference): Promise<Buffer> {
    const { origins } = await this.servers.hosts(false);
    let failure: unknown;
    for (const origin of origins) {
      try {
        return await this.readFrom(origin, reference);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  private async readFrom(
    origin: string,
    {
      directPath,
      mediaKey,
      fileSha256,
      fileEncSha256,
      fileSizeBytes,
    }: proto.IExternalBlobReference,
  ): Promise<Buffer> {
    if (!directPath || !mediaKey) throw new Error('the reference names no file');
    const encryptedSha256 = fileEncSha256?.length ? fileEncSha256 : null;
    const url = downloadAddress(origin, 'appState', { directPath, encryptedSha256 });
    const response = await fetch(url, {
      headers: HEADERS,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(this.dispatcher && { dispatcher: this.dispatcher() }),
    } as RequestInit);
    if (!response.ok || !response.body)
      throw new Error(`the media server answered ${response.status}`);
    const size = Number(fileSizeBytes ?? 0);
    const expected = {
      maxBytes: MAX_BYTES,
      sha256: fileSha256?.length ? fileSha256 : null,
      encryptedSha256,
    };
    const parts: Buffer[] = [];
    if (size > encryptedLength(MAX_BYTES)) throw new Error('the file is too large');
    const body = response.body as AsyncIterable<Uint8Array>;
    for await (const part of decryptingStream('appState', mediaKey, body, expected))
      parts.push(part);
    return Buffer.concat(parts);
  }
}
