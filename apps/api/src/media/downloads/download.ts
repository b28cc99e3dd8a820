import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../../platform/http/problems/api-error';
import type { ByteRange } from '../../platform/storage/object-store';
import { type ByteRangeRequest, wantedRange } from './byte-range';
import type { MediaItem } from '../items/media-item.entity';

/** What a browser shows and does not run. Everything else is saved. */
const SHOWN =
  /^(image\/(jpeg|png|gif|webp|avif|apng|bmp|tiff|heic|heif)|(audio|video)\/[\w.+-]+(; ?codecs=\w+)?|application\/pdf|text\/plain)$/;

/** Texts are shown as texts, of whatever kind. */
const TEXT = /^(text\/|application\/json$)/;

const DAY_S = 86_400;

/** A file that may be downloaded. */
export interface Download {
  item: MediaItem & { fileId: string; sha256: Buffer; size: string };
  /** When the address expires under which it was asked for; null with credentials. */
  expiresAt: Date | null;
}

/** Answers a request for a file, or for a part of it. */
export class DownloadAnswer {
  private readonly size: number;
  private readonly etag: string;
  private readonly range: ByteRangeRequest;

  constructor(
    private readonly download: Download,
    private readonly request: FastifyRequest,
  ) {
    this.size = Number(download.item.size);
    this.etag = `"${download.item.sha256.toString('hex')}"`;
    this.range = this.wanted();
  }

  /**
   * @param read the bytes of the file; what it throws is answered instead.
   * @throws ApiError range_not_satisfiable
   */
  async send(
    reply: FastifyReply,
    read: (range: ByteRange | undefined) => Promise<Readable>,
  ): Promise<void> {
    if (this.isKnown()) {
      await this.describe(reply).status(304).send();
      return;
    }
    if (this.range === 'none') {
      void reply.header('content-range', `bytes */${this.size}`);
      throw new ApiError('range_not_satisfiable');
    }
    const part = this.range === 'all' ? undefined : this.range;
    const isHead = this.request.method === 'HEAD';
    // Opened before the response starts, so that a file that cannot be read gets an error response.
    const bytes = isHead ? Readable.from([]) : await read(part);
    this.describe(reply).header('content-length', part ? part.last - part.first + 1 : this.size);
    if (part) {
      void reply
        .status(206)
        .header('content-range', `bytes ${part.first}-${part.last}/${this.size}`);
    }
    await reply.send(bytes);
  }

  private describe(reply: FastifyReply): FastifyReply {
    const { item, expiresAt } = this.download;
    const left = expiresAt ? Math.floor((expiresAt.getTime() - Date.now()) / 1_000) : DAY_S;
    const type = SHOWN.test(item.mimeType) || TEXT.test(item.mimeType) ? 'inline' : 'attachment';
    return (
      reply
        .header(
          'content-type',
          TEXT.test(item.mimeType) ? 'text/plain; charset=utf-8' : item.mimeType,
        )
        .header('content-disposition', contentDisposition(item.fileName ?? undefined, { type }))
        .header(
          'cache-control',
          `private, max-age=${Math.max(0, Math.min(DAY_S, left))}, immutable`,
        )
        .header('etag', this.etag)
        .header('accept-ranges', 'bytes')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        // A page of another site may show a file by its signed address.
        .header('cross-origin-resource-policy', expiresAt ? 'cross-origin' : 'same-origin')
    );
  }

  private wanted(): ByteRangeRequest {
    const { range, 'if-range': ifRange } = this.request.headers;
    // A part of another version would not fit what the caller has.
    if (ifRange !== undefined && ifRange !== this.etag) return 'all';
    return wantedRange(range, this.size);
  }

  private isKnown(): boolean {
    const known = this.request.headers['if-none-match'];
    if (known === undefined) return false;
    return known
      .split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''))
      .some((tag) => tag === this.etag || tag === '*');
  }
}
