import {
  decryptingStream,
  downloadAddress,
  encryptedLength,
  type FileOfMessage,
  MediaDamaged,
  type MediaHosts,
  MediaTooLarge,
  type RemoteFile,
} from '@whathooks/whatsapp';
import {
  FileMismatch,
  FileTooLarge,
  StorageFull,
  StorageUnavailable,
} from '../../media/files/file-errors';
import type { FilesService } from '../../media/files/files.service';
import type { WrittenFile } from '../../media/files/file-facts';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { StreamAnswer, StreamClient } from '../../platform/outbound-http/stream-client';

/** How long a media server may take to begin its answer, and be silent in the middle of it, in ms. */
const FIRST_BYTE_MS = 15_000;
const SILENCE_MS = 30_000;
/** Media servers that one try asks. */
const SERVERS_PER_TRY = 3;
/** Longest pause that a server may ask for, in seconds. */
const RETRY_AFTER_MAX_S = 6 * 3_600;

/** Statuses of a file that the server has no more, or never gives. */
const GONE = new Set([403, 404, 410]);
const PAUSING = new Set([429, 503]);

/** Result of one try. */
export type Downloaded =
  | { result: 'ready'; file: WrittenFile }
  /** Nothing better is to be expected. */
  | { result: 'failed'; error: 'too_large' | 'damaged' }
  /** The media servers have it no more. */
  | { result: 'gone' }
  /** It may succeed later. `seconds`: not before, as the server says. */
  | { result: 'later'; error: string; seconds: number | null }
  /** Our own store does not take it now. */
  | { result: 'stalled'; error: 'storage_full' | 'storage_unavailable' };

/** A file that is to be downloaded. */
export interface RequestedFile extends FileOfMessage {
  remote: RemoteFile;
}

export interface DownloadParts {
  http: StreamClient;
  files: Pick<FilesService, 'write'>;
  /** Greatest file that is accepted, in bytes. */
  maxBytes: number;
  /** Whether the media servers are the operator's own, and may be on private addresses. */
  isTrusted: boolean;
}

/**
 * Makes one try at a file: asks one media server after the other, decrypts what comes while it comes,
 * and writes it into the store. What turns out not to be the file that was announced is tried once more, from another
 * server where there is one. Nothing of it is stored unless all of it is genuine.
 *
 * @param attempts tries before, so that not each of them begins with the same server.
 */
export async function downloadFile(
  parts: DownloadParts,
  tenant: Tenant,
  wanted: RequestedFile,
  hosts: MediaHosts,
  attempts: number,
  signal: AbortSignal,
): Promise<Downloaded> {
  let last: Downloaded = { result: 'later', error: 'no media server', seconds: null };
  let damaged = 0;
  for (const origin of turn(hosts.origins, attempts)) {
    if (signal.aborted) break;
    last = await fromServer(parts, tenant, wanted, { origin, hosts, signal });
    if (last.result === 'failed' && last.error === 'damaged') damaged += 1;
    const isFinal =
      last.result !== 'later' && (last.result !== 'failed' || last.error !== 'damaged');
    if (isFinal || damaged > 1) break;
  }
  return last;
}

/** A single server is asked twice: once more for what came damaged. */
function turn(origins: readonly string[], attempts: number): string[] {
  const start = attempts % Math.max(origins.length, 1);
  const turned = [...origins.slice(start), ...origins.slice(0, start)].slice(0, SERVERS_PER_TRY);
  return turned.length === 1 ? [...turned, ...turned] : turned;
}

interface Way {
  origin: string;
  hosts: MediaHosts;
  signal: AbortSignal;
}

async function fromServer(
  parts: DownloadParts,
  tenant: Tenant,
  wanted: RequestedFile,
  { origin, hosts, signal }: Way,
): Promise<Downloaded> {
  let answer: StreamAnswer;
  try {
    answer = await parts.http.get({
      url: downloadAddress(origin, wanted.kind, wanted.remote),
      headers: { Origin: 'https://web.whatsapp.com', Referer: 'https://web.whatsapp.com/' },
      tunnel: hosts.tunnel,
      isTrusted: parts.isTrusted,
      firstByteMs: FIRST_BYTE_MS,
      silenceMs: SILENCE_MS,
      signal,
    });
  } catch (error) {
    return { result: 'later', error: wordsOf(error), seconds: null };
  }
  try {
    const refused = refusalOf(answer, parts.maxBytes);
    return refused ?? { result: 'ready', file: await written(parts, tenant, wanted, answer) };
  } catch (error) {
    return troubleOf(error);
  } finally {
    answer.drop();
  }
}

/** What an answer means that does not bring the file; null for one that does. */
function refusalOf({ status, headers, length }: StreamAnswer, maxBytes: number): Downloaded | null {
  if (GONE.has(status)) return { result: 'gone' };
  if (status !== 200) {
    const seconds = PAUSING.has(status) ? retryAfter(headers['retry-after']) : null;
    return { result: 'later', error: `status ${status}`, seconds };
  }
  const isTooLarge = length !== null && length > encryptedLength(maxBytes);
  return isTooLarge ? { result: 'failed', error: 'too_large' } : null;
}

function written(
  { files, maxBytes }: DownloadParts,
  tenant: Tenant,
  { kind, media: { size, sha256 }, remote }: RequestedFile,
  answer: StreamAnswer,
): Promise<WrittenFile> {
  const { mediaKey, encryptedSha256 } = remote;
  const plain = mediaKey
    ? decryptingStream(kind, mediaKey, answer.body, { maxBytes, size, encryptedSha256 })
    : answer.body;
  const expected = {
    ...(size !== undefined && { size }),
    // The store hashes all that it takes.
    ...(sha256 && { sha256: Buffer.from(sha256) }),
  };
  return files.write(tenant, plain, { maxBytes, expected });
}

function troubleOf(error: unknown): Downloaded {
  if (error instanceof MediaTooLarge || error instanceof FileTooLarge)
    return { result: 'failed', error: 'too_large' };
  if (error instanceof MediaDamaged || error instanceof FileMismatch)
    return { result: 'failed', error: 'damaged' };
  if (error instanceof StorageFull) return { result: 'stalled', error: 'storage_full' };
  if (error instanceof StorageUnavailable)
    return { result: 'stalled', error: 'storage_unavailable' };
  return { result: 'later', error: wordsOf(error), seconds: null };
}

/** In seconds; null where the header does not say. */
function retryAfter(header: string | string[] | undefined): number | null {
  const [text = ''] = [header].flat();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000;
  return seconds > 0 ? Math.min(seconds, RETRY_AFTER_MAX_S) : null;
}

function wordsOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return `${code ?? message ?? 'unknown'}`.slice(0, 200);
}
