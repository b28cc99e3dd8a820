import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY_HEADER } from '../openapi/common-problems';
import type { IdempotencyClaim } from './idempotency-claim';
import { IdempotencyInterceptor, type KeyedFastifyRequest } from './idempotency.interceptor';

/**
 * The route takes an Idempotency-Key: a repeated request within 24 hours gets the same response.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: IDEMPOTENCY_KEY_HEADER,
      required: false,
      description:
        'Names this request, 1 to 255 visible ASCII characters such as a UUID. The same key with the same body within 24 hours is executed once; later requests get the same response, with Idempotency-Replayed: true.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
    }),
  );
}

/** The claim of the request; undefined without a key. */
export const CurrentClaim = createParamDecorator(
  (_: unknown, context: ExecutionContext): IdempotencyClaim | undefined =>
    context.switchToHttp().getRequest<KeyedFastifyRequest>().idempotency,
);
