import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { UploadedMedia } from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, AllowOrSigned, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import type { IdempotencyClaim } from '../platform/http/idempotency/idempotency-claim';
import { CurrentClaim, Idempotent } from '../platform/http/idempotency/idempotent';
import { Operation } from '../platform/http/openapi/operation';
import { DownloadAnswer } from './downloads/download';
import { DownloadsService, type SignedQuery } from './downloads/downloads.service';
import { FilesService } from './files/files.service';
import { Received, TakesFile } from './uploads/upload.interceptor';
import { type ReceivedFile, UploadsService } from './uploads/uploads.service';

const BYTES = {
  'application/octet-stream': {
    schema: { type: 'string', format: 'binary' },
    example: '(bytes of the file)',
  },
};

@ApiTags('Media')
@Controller('v1/media')
export class MediaController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly downloads: DownloadsService,
    private readonly files: FilesService,
  ) {}

  @Post()
  @Idempotent()
  @TakesFile()
  @Allow('messages:send')
  @Operation(
    201,
    'Upload a file to send',
    'Stores a file to be sent later, as `multipart/form-data` with one part named `file`. The type is found from the bytes. The `id` of the answer is the `mediaId` of a message. A file that no message uses is deleted after `expiresAt`.',
    UploadedMedia,
    ['invalid_upload', 'file_too_large', 'request_timeout', 'storage_full', 'storage_unavailable'],
  )
  upload(
    @CurrentActor() actor: Actor,
    @Received() received: ReceivedFile,
    @CurrentClaim() claim: IdempotencyClaim | undefined,
  ): Promise<UploadedMedia> {
    return this.uploads.create(actor, received, claim);
  }

  @Get(':id')
  @AllowOrSigned('messages:read')
  @ApiQuery({
    name: 'expires',
    required: false,
    schema: { type: 'string' },
    description: 'Of a signed address, which needs no credentials.',
  })
  @ApiQuery({
    name: 'signature',
    required: false,
    schema: { type: 'string' },
    description: 'Of a signed address, which needs no credentials.',
  })
  @Operation(
    200,
    'Download a file, or a part of it with Range',
    'Returns the bytes of a file that was received, sent or uploaded. `Range` gets a part of it, and `If-None-Match` saves a download. An address from an event carries a signature and works without credentials until it expires.',
    undefined,
    ['range_not_satisfiable', 'storage_unavailable'],
  )
  @ApiResponse({ status: 200, description: 'The file', content: BYTES })
  @ApiResponse({ status: 206, description: 'A part of the file', content: BYTES })
  @ApiResponse({ status: 304, description: 'The file that If-None-Match names' })
  async download(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: SignedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const download = actor
      ? await this.downloads.ofTenant(actor, id)
      : await this.downloads.bySignature(id, query);
    const { organizationId, fileId } = download.item;
    await new DownloadAnswer(download, request).send(reply, (range) =>
      this.files.read({ organizationId }, fileId, range),
    );
  }
}
