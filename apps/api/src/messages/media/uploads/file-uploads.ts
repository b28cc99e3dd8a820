import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  downloadAddress,
  encryptingStream,
  type MediaHosts,
  type RemoteFile,
  uploadPath,
  type WhatsAppSocket,
} from '@whathooks/whatsapp';
import { Semaphore } from 'async-mutex';
import { FilesService } from '../../../media/files/files.service';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { UploadClient, type UploadResult } from '../../../platform/outbound-http/upload-client';
import {
  type UploadedAs,
  type UploadedFile,
  UploadsRepository,
  USED_FOR_DAYS,
} from './uploads.repository';

/** Uploads of one process at once. */
const AT_ONCE = 6;
const MEDIA_KEY_BYTES = 32;
/** So much clocks may differ, in seconds. */
const CLOCKS_DIFFER_S = 3_600;
/** Longest path that is stored. */
const PATH_MAX = 2_048;
const PATH = /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/;

const HEADERS = { origin: 'https://web.whatsapp.com' };

/** WhatsApp did not take a file, and may do so later. */
export class NotUploaded extends Error {}

/** WhatsApp did not take a file, and never will. */
export class UploadRefused extends Error {}

/** Uploads files to WhatsApp, each once for as long as WhatsApp keeps it. */
@Injectable()
export class FileUploads {
  /** Uploads under way, so that messages with the same file share one. */
  private readonly underWay = new Map<string, Promise<UploadedFile>>();
  private readonly places = new Semaphore(AT_ONCE);

  constructor(
    private readonly files: FilesService,
    private readonly uploads: UploadsRepository,
    private readonly client: UploadClient,
  ) {}

  /**
   * Address of a file at WhatsApp. Uploads it where WhatsApp never had it, or no longer has it.
   *
   * @param file `received` is where it was when we received it, of a message that is sent on.
   * @param signal ends the upload.
   * @throws NotUploaded, UploadRefused
   */
  async remoteOf(
    socket: WhatsAppSocket,
    tenant: Tenant,
    file: FileToSend,
    signal: AbortSignal,
  ): Promise<UploadedFile> {
    const known = await this.uploads.find(tenant, file);
    if (known) return known;
    const name = `${file.fileId} ${file.kind}`;
    const shared = this.underWay.get(name);
    if (shared) {
      // Somebody else's connection may end during it: then this one tries by itself.
      const done = await shared.catch(() => null);
      if (done) return done;
      return this.remoteOf(socket, tenant, file, signal);
    }
    const uploading = this.places.runExclusive(() => this.placed(socket, tenant, file, signal));
    this.underWay.set(name, uploading);
    try {
      return await uploading;
    } finally {
      this.underWay.delete(name);
    }
  }

  private async placed(
    socket: WhatsAppSocket,
    tenant: Tenant,
    file: FileToSend,
    signal: AbortSignal,
  ): Promise<UploadedFile> {
    const there = await this.stillThere(socket, file, signal);
    if (!there) return this.upload(socket, tenant, file, signal);
    await this.uploads.keep(tenant, file, there);
    return there;
  }

  /** The sender's own upload of a file that came in, where it is recent and a media server has it. */
  private async stillThere(
    socket: WhatsAppSocket,
    { kind, received }: FileToSend,
    signal: AbortSignal,
  ): Promise<UploadedFile | null> {
    const { mediaKey, encryptedSha256, mediaKeyTimestamp } = received ?? {};
    if (!received || !mediaKey || !encryptedSha256 || !isRecent(mediaKeyTimestamp)) return null;
    const hosts = await socket.mediaHosts().catch(() => null);
    for (const origin of hosts?.origins ?? []) {
      const url = downloadAddress(origin, kind, received);
      const question = { url, headers: HEADERS, tunnel: hosts?.tunnel ?? null, signal };
      if (!(await this.client.hasFile(question))) continue;
      const { directPath } = received;
      const address = `${origin}${directPath}`;
      return { directPath, mediaKey, encryptedSha256, mediaKeyTimestamp, url: address };
    }
    return null;
  }

  private async upload(
    socket: WhatsAppSocket,
    tenant: Tenant,
    file: FileToSend,
    signal: AbortSignal,
  ): Promise<UploadedFile> {
    const { kind, fileId } = file;
    const mediaKey = randomBytes(MEDIA_KEY_BYTES);
    const mediaKeyTimestamp = Math.floor(Date.now() / 1_000);
    // The address of an upload names the hash of what is uploaded: the bytes are encrypted once for it, and
    // once to be sent, so that they are never all in memory.
    const first = encryptingStream(kind, this.plain(tenant, fileId), mediaKey);
    for await (const part of first)
      if (signal.aborted) throw new NotUploaded(`cut at ${part.length}`);
    const { encryptedSha256, encryptedSize } = first.file();
    const bytes = (): AsyncIterable<Uint8Array> =>
      encryptingStream(kind, this.plain(tenant, fileId), mediaKey);
    const placed = await this.place(socket, kind, {
      encryptedSha256,
      encryptedSize,
      bytes,
      signal,
    });
    const uploaded = { ...placed, mediaKey, encryptedSha256, mediaKeyTimestamp };
    await this.uploads.keep(tenant, file, uploaded);
    return uploaded;
  }

  /** Opened when it is read, and closed with it: what is not sent is not opened. */
  private async *plain(tenant: Tenant, fileId: string): AsyncGenerator<Uint8Array> {
    yield* (await this.files.read(tenant, fileId)) as AsyncIterable<Uint8Array>;
  }

  /** Tries every server that WhatsApp names, and asks again who that is where none takes it. */
  private async place(
    socket: WhatsAppSocket,
    kind: UploadedAs['kind'],
    parts: UploadParts,
  ): Promise<Pick<UploadedFile, 'directPath' | 'url'>> {
    let last = 'WhatsApp names no media server';
    for (const isFresh of [false, true]) {
      const hosts = await socket.mediaHosts(isFresh).catch((error: unknown) => {
        throw new NotUploaded(String(error));
      });
      for (const origin of hosts.origins) {
        const result = await this.post(origin, hosts, kind, parts);
        const directPath = directPathIn(result);
        if (directPath) return { directPath, url: `${origin}${directPath}` };
        last = `${origin}: ${result.error ?? `status ${result.status}`}`;
        if (parts.signal.aborted) throw new NotUploaded(last);
        if (FINAL.has(result.status)) throw new UploadRefused(last);
      }
    }
    throw new NotUploaded(last);
  }

  private async post(
    origin: string,
    { auth, tunnel }: MediaHosts,
    kind: UploadedAs['kind'],
    { encryptedSha256, encryptedSize, bytes, signal }: UploadParts,
  ): Promise<UploadResult> {
    const token = Buffer.from(encryptedSha256).toString('base64url');
    const url = new URL(`${origin}${uploadPath(kind)}/${token}`);
    url.search = new URLSearchParams({ auth, token }).toString();
    return this.client.post({
      url,
      tunnel,
      headers: { 'content-type': 'application/octet-stream', ...HEADERS },
      length: encryptedSize,
      body: bytes(),
      signal,
    });
  }
}

/** A file that a message sends. */
export type FileToSend = UploadedAs & { size: number; received: RemoteFile | null };

interface UploadParts {
  encryptedSha256: Uint8Array;
  encryptedSize: number;
  /** The encrypted bytes, from the beginning. */
  bytes: () => AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

/** Answers that stay the same, whichever server is asked, and with whatever rights. */
const FINAL: ReadonlySet<number> = new Set([400, 413, 415]);

/**
 * The writer of a message says when its file was uploaded: a time in the future is not believed.
 *
 * @param seconds since 1970.
 */
function isRecent(seconds: number | null | undefined): seconds is number {
  const age = Date.now() / 1_000 - (seconds ?? 0);
  return age > -CLOCKS_DIFFER_S && age < USED_FOR_DAYS * 86_400;
}

function directPathIn({ status, body }: UploadResult): string | null {
  if (status !== 200) return null;
  try {
    const { direct_path: path } = JSON.parse(body) as { direct_path?: unknown };
    return typeof path === 'string' && path.length <= PATH_MAX && PATH.test(path) ? path : null;
  } catch {
    return null;
  }
}
