import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  type MessageEvent,
  Param,
  Post,
  Req,
  Res,
  Sse,
} from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  ConnectState,
  PairingCodeRequest,
  PairingCodeResponse,
  SessionQrView,
} from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Public } from '../../platform/access/access.decorators';
import { Operation } from '../../platform/http/openapi/operation';
import { LinkThrottle } from '../../platform/http/rate-limits/link-throttle';
import { QR_FORMS, qrAnswer } from '../../sessions/qr-image';
import { LinkingService } from './linking.service';
import { LinkingStreams } from './linking-streams';

const EXAMPLE = `event: state
data: {"organization":{"name":"Northwind Agency","logo":null,"color":null},"status":"CONNECTED","statusReason":null,"qr":null,"qrExpiresAt":null,"pairingCode":null,"language":null,"expiresAt":"2026-06-29T15:21:07.000Z"}

`;

/** What the page behind a connect link asks. The secret of the link takes the place of credentials. */
@ApiTags('Sessions')
@Controller('v1/connect/:token')
export class LinkingController {
  constructor(
    private readonly linking: LinkingService,
    private readonly streams: LinkingStreams,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @Operation(
    200,
    'See how far linking is',
    'Returns what the page of a connect link shows: the name, logo and colour of the organization, where linking stands, and the codes. Opening it starts linking where no code is shown yet. A link that was used, revoked or has expired is not found.',
    ConnectState,
    ['connect_link_not_found'],
  )
  state(@Param('token') token: string, @Req() { ip }: FastifyRequest): Promise<ConnectState> {
    return this.throttle.attempt(ip, async () => this.linking.open(await this.linking.find(token)));
  }

  @Get('qr')
  @Public()
  @Operation(
    200,
    'Get the QR code (PNG, SVG, JSON)',
    'Returns the QR code for the page of a connect link: as PNG, with `Accept: image/svg+xml` as SVG, or with `Accept: application/json` as JSON with the text of the code. The token of the link takes the place of credentials.',
    undefined,
    ['connect_link_not_found', 'pairing_unavailable', 'not_acceptable'],
  )
  @ApiExtraModels(SessionQrView)
  @ApiResponse({ status: 200, content: QR_FORMS })
  async qr(
    @Param('token') token: string,
    @Headers('accept') accept: string | undefined,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const code = await this.throttle.attempt(ip, async () =>
      this.linking.code(await this.linking.find(token)),
    );
    const { contentType, body } = await qrAnswer(code, accept);
    void reply.header('content-type', contentType).header('cache-control', 'no-store');
    return body;
  }

  @Post('pairing-code')
  @HttpCode(200)
  @Public()
  @Header('cache-control', 'no-store')
  @Operation(
    200,
    'Get a code to type on the phone instead of scanning',
    'Asks for a code of eight characters for the phone with this number, from the page of a connect link. The token of the link takes the place of credentials, and the code can be typed while linking waits for one. After a few codes of one link, the next ones have to wait.',
    PairingCodeResponse,
    ['connect_link_not_found', 'pairing_unavailable', 'pairing_refused'],
  )
  pairingCode(
    @Param('token') token: string,
    @Body() { phone }: PairingCodeRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<PairingCodeResponse> {
    return this.throttle.attempt(ip, async () => {
      const link = await this.linking.find(token);
      return this.throttle.code(link.id, () => this.linking.pairingCode(link, phone));
    });
  }

  @Sse('live')
  @Public()
  @ApiOperation({
    summary: 'Stream how far linking is',
    description:
      'Server-sent events: `state` with the same body as GET, at once and at every change, and a `heartbeat` every 15 seconds. The stream ends when a phone is linked, after the state that says so, and when the link ends.',
  })
  @ApiResponse({
    status: 200,
    description: 'The stream',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  live(
    @Param('token') token: string,
    @Req() { ip }: FastifyRequest,
  ): Promise<Observable<MessageEvent>> {
    return this.throttle.attempt(ip, async () =>
      this.streams.open(await this.linking.find(token), token),
    );
  }
}
