import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PICTURE_MAX_BYTES } from '@whathooks/dto';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { ApiError } from '../../platform/http/problems/api-error';
import { AddressGuard } from '../../platform/outbound-http/address-guard';
import { StreamClient } from '../../platform/outbound-http/stream-client';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { type ConnectedSession, ConnectedSessions } from '../../sessions/door/connected-sessions';
import { GET_PICTURE } from './picture-questions';

/** How long WhatsApp's server of pictures may take, in ms. */
const FIRST_BYTE_MS = 8_000;
const SILENCE_MS = 8_000;

/** Downloads pictures of people and groups over the connection of their number. */
@Injectable()
export class PictureDownloads implements OnModuleInit, OnModuleDestroy {
  private readonly http: StreamClient;
  private readonly isTrusted: boolean;

  constructor(
    @Inject(ENVIRONMENT) { whatsappServer }: Environment,
    guard: AddressGuard,
    private readonly router: SessionRouter,
    private readonly sessions: ConnectedSessions,
  ) {
    this.http = new StreamClient(guard);
    this.isTrusted = whatsappServer !== null;
  }

  onModuleInit(): void {
    this.router.answer(GET_PICTURE, async (session, { jid }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      try {
        const picture = await this.download(connection, jid);
        return { picture: picture && picture.toString('base64') };
      } catch {
        // The connection ended meanwhile, or WhatsApp did not answer.
        throw new ApiError('whatsapp_unanswered');
      }
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.http.close();
  }

  private async download({ socket }: ConnectedSession, jid: string): Promise<Buffer | null> {
    const url = await socket.people.pictureUrl(jid);
    if (!url) return null;
    const { tunnel } = await socket.mediaHosts();
    const answer = await this.http.get({
      url,
      headers: {},
      tunnel,
      isTrusted: this.isTrusted,
      firstByteMs: FIRST_BYTE_MS,
      silenceMs: SILENCE_MS,
      signal: AbortSignal.timeout(FIRST_BYTE_MS + SILENCE_MS),
    });
    try {
      if (answer.status !== 200) return null;
      const parts: Buffer[] = [];
      let length = 0;
      for await (const part of answer.body) {
        length += part.length;
        if (length > PICTURE_MAX_BYTES) return null;
        parts.push(part);
      }
      return Buffer.concat(parts);
    } finally {
      answer.drop();
    }
  }
}
