import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { AddRouteConfig } from '../../platform/http/routes/route-config';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../../platform/access/access.decorators';
import { ApiError } from '../../platform/http/problems/api-error';
import { type ReceivedFile, UploadsService } from './uploads.service';

interface UploadRequest extends AuthenticatedRequest {
  received?: ReceivedFile;
}

/**
 * Stores the file of a request before anything else happens to it. From then on its body is what is
 * known of the file, so that requests with the same file and name are the same for an
 * Idempotency-Key, and others are not.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(private readonly uploads: UploadsService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<UploadRequest>();
    if (!request.actor) throw new ApiError('missing_credentials');
    const received = await this.uploads.receive(request.actor, request.raw);
    request.received = received;
    const { name, mimeType, file } = received;
    request.body = { name, mimeType, size: file.size, sha256: file.sha256.toString('hex') };
    return next.handle();
  }
}

/** The route takes a form with one file. Stands below `Idempotent`, as it runs before. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(UploadInterceptor),
    AddRouteConfig({ takesFile: true }),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      required: true,
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: {
            type: 'string',
            format: 'binary',
            description: 'The file, with its name and type as a browser sends them.',
          },
        },
        example: { file: '(bytes of the file)' },
      },
    }),
  );
}

/** The file of the request. */
export const Received = createParamDecorator(
  (_: unknown, context: ExecutionContext): ReceivedFile | undefined =>
    context.switchToHttp().getRequest<UploadRequest>().received,
);
