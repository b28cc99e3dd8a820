import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { firstCharacters } from '@whathooks/whatsapp';
import { MediaProcessor } from '../../../media/processing/media-processor';
import { VERSION } from '../../../platform/config/version';
import { AddressGuard } from '../../../platform/outbound-http/address-guard';
import { type StreamAnswer, StreamClient } from '../../../platform/outbound-http/stream-client';
import { headOf, type PageHead } from './page-head';

/** What phones show of the page behind a link. */
export interface Preview {
  url: string;
  title?: string;
  description?: string;
  /** A small JPEG. */
  thumbnail?: Uint8Array;
}

/** Time for the page and its picture together. */
const WITHIN_MS = 3_000;
/** Redirects that are followed; every address is checked. */
const REDIRECTS_MAX = 3;
/** The head of a page stands in its beginning. */
const PAGE_BYTES = 512 * 1024;
const PICTURE_BYTES = 5 * 1024 * 1024;
const TITLE_MAX = 200;
const DESCRIPTION_MAX = 400;

/** A link in a text, without the sign that ends the sentence. */
const LINK = /https?:\/\/[^\s<>"']{1,2000}/i;
const END_OF_SENTENCE = /[.,;:!?)\]}]+$/;

/** Looks at the pages that texts link to. */
@Injectable()
export class LinkPreviews implements OnModuleDestroy {
  private readonly logger = new Logger(LinkPreviews.name);
  private readonly http: StreamClient;

  constructor(
    guard: AddressGuard,
    @Inject(MediaProcessor) private readonly pictures: MediaProcessor,
  ) {
    this.http = new StreamClient(guard);
  }

  async onModuleDestroy(): Promise<void> {
    await this.http.close();
  }

  /** The preview of the first link of a text; null where there is none, or the page says nothing in time. Never rejects. */
  async of(text: string): Promise<Preview | null> {
    const url = LINK.exec(text)?.[0].replace(END_OF_SENTENCE, '');
    if (!url || !URL.canParse(url)) return null;
    const signal = AbortSignal.timeout(WITHIN_MS);
    try {
      const page = await this.page(new URL(url), signal);
      if (!page?.head.title) return null;
      const { title, description, image } = page.head;
      const thumbnail = image ? await this.picture(image, page.url, signal) : null;
      return {
        url,
        title: firstCharacters(title, TITLE_MAX),
        ...(description && { description: firstCharacters(description, DESCRIPTION_MAX) }),
        ...(thumbnail && { thumbnail }),
      };
    } catch (error) {
      this.logger.debug({ err: error }, 'a page that a message links to could not be looked at');
      return null;
    }
  }

  private async page(url: URL, signal: AbortSignal): Promise<{ head: PageHead; url: URL } | null> {
    const found = await this.get(url, 'text/html', signal);
    if (!found) return null;
    const bytes = await firstBytes(found.answer, PAGE_BYTES, signal);
    return { head: headOf(new TextDecoder(charsetOf(found.answer)).decode(bytes)), url: found.url };
  }

  private async picture(image: string, page: URL, signal: AbortSignal): Promise<Buffer | null> {
    try {
      if (!URL.canParse(image, page.href)) return null;
      const found = await this.get(new URL(image, page), 'image/', signal);
      if (!found || (found.answer.length ?? 0) > PICTURE_BYTES) return found?.answer.drop() ?? null;
      const bytes = await firstBytes(found.answer, PICTURE_BYTES, signal);
      return await within(this.pictures.thumbnail(bytes), signal);
    } catch {
      // A preview without its picture is one.
      return null;
    }
  }

  /** Null for an answer of another type, and for none that is good. */
  private async get(
    start: URL,
    type: string,
    signal: AbortSignal,
  ): Promise<{ answer: StreamAnswer; url: URL } | null> {
    let url = start;
    for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
      if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
      const answer = await this.http.get({
        ...{ url, tunnel: null, isTrusted: false, signal },
        ...{ firstByteMs: WITHIN_MS, silenceMs: WITHIN_MS },
        headers: {
          'user-agent': `whathooks/${VERSION} (link preview)`,
          accept: type === 'text/html' ? type : 'image/*',
          'accept-encoding': 'identity',
        },
      });
      if (answer.status === 200 && headerOf(answer, 'content-type').startsWith(type))
        return { answer, url };
      answer.drop();
      const location = headerOf(answer, 'location');
      if (answer.status < 300 || answer.status > 399 || !URL.canParse(location, url.href))
        return null;
      url = new URL(location, url);
    }
    return null;
  }
}

function headerOf({ headers }: StreamAnswer, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function charsetOf(answer: StreamAnswer): string {
  const named = /charset="?([\w-]+)/i.exec(headerOf(answer, 'content-type'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return 'utf-8';
  }
}

/** What is read of a body: all of it, or its beginning. */
async function firstBytes(answer: StreamAnswer, max: number, signal: AbortSignal): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer.body) {
    signal.throwIfAborted();
    parts.push(part);
    length += part.length;
    if (length >= max) break;
  }
  answer.drop();
  return Buffer.concat(parts).subarray(0, max);
}

function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return Promise.race([
    work,
    new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener('abort', () => resolve(null), { once: true });
    }),
  ]);
}
