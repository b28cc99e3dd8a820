import type { proto } from '@whiskeysockets/baileys';
import { downloadAddress } from '../../media/addresses';
import { decryptingStream, encryptedLength } from '../../media/decrypting-stream';
import type { MediaServers } from '../../media/media-hosts';

/** Longest that is read. The state of an account with a hundred thousand contacts has some 30 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How long a media server may take for all of it, in ms. */
const WITHIN_MS = 60_000;

/** Servers look at where a client comes from. */
const HEADERS = { origin: 'https://web.whatsapp.com', referer: 'https://web.whatsapp.com/' };

/**
 * Downloads what is too long for a stanza, from the media servers that WhatsApp names, and decrypts it.
 *
 * Baileys downloads from one fixed server, and checks neither the MAC nor the hashes.
 */
export class ExternalBlobs {
  /** @param dispatcher the way there, where the number has a proxy. */
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
    if (!directPath || !mediaKey) throw new Error('the state names no file');
    const encryptedSha256 = fileEncSha256?.length ? fileEncSha256 : null;
    const url = downloadAddress(origin, 'appState', { directPath, encryptedSha256 });
    const response = await fetch(url, {
      headers: HEADERS,
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
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
    if (size > encryptedLength(MAX_BYTES)) throw new Error('the state is too long');
    const body = response.body as AsyncIterable<Uint8Array>;
    for await (const part of decryptingStream('appState', mediaKey, body, expected))
      parts.push(part);
    return Buffer.concat(parts);
  }
}
