import type { INestApplication } from '@nestjs/common';
import {
  ApiProperty,
  type ApiPropertyOptions,
  DocumentBuilder,
  type OpenAPIObject,
  SwaggerModule,
} from '@nestjs/swagger';
import {
  documentedShapes,
  type FieldDoc,
  LIVE_EVENT_DEFINITIONS,
  Problem,
  WEBHOOK_EVENT_SHAPES,
} from '@whathooks/dto';
import { ERRORS } from '@whathooks/dto';
import { SECURITY_SCHEMES } from '../../access/access.decorators';
import { addCommonProblems } from './common-problems';
import { addExamples, NOT_IN_EXAMPLE } from './examples';
import { putRequiredFieldsFirst } from './field-order';
import { toOpenApi31 } from './nullable';
import { addWebhooks } from './webhooks';

let described = false;

/**
 * Builds the OpenAPI 3.1 document of the running application.
 *
 * @param basePath below which browsers find it; empty: there is none.
 */
export function buildOpenApiDocument(
  app: INestApplication,
  version: string,
  basePath = '',
): OpenAPIObject {
  if (!described) describeShapes();
  described = true;
  const config = new DocumentBuilder()
    .setTitle('whathooks')
    .setDescription(
      'Connect a WhatsApp number, receive inbound messages on your webhook, and send replies.',
    )
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addServer(basePath || '/', 'This installation')
    .addServer('https://api.whathooks.com', 'Production')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, SECURITY_SCHEMES.jwt)
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, SECURITY_SCHEMES.apiKey)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [
      Problem,
      ...Object.values(WEBHOOK_EVENT_SHAPES),
      ...LIVE_EVENT_DEFINITIONS.map(({ data }) => data),
    ],
    operationIdFactory: (controller, method) => operationId(controller, method),
  });
  putRequiredFieldsFirst(document);
  addCommonProblems(document);
  addExamples(document);
  addWebhooks(document);
  toOpenApi31(document);
  return Object.assign(document, {
    'x-error-codes': Object.entries(ERRORS).map(([code, kind]) => ({ code, ...kind })),
    'x-live-events': LIVE_EVENT_DEFINITIONS.map(({ name, sentence, data, sample }) => ({
      event: name,
      sentence,
      data: { $ref: `#/components/schemas/${data.name}` },
      example: sample,
    })),
  });
}

/**
 * `SessionsController.create` becomes `sessionsCreate`: generated clients name their functions by
 * it.
 */
function operationId(controller: string, method: string): string {
  const feature = controller.replace(/Controller$/, '');
  return (
    feature.charAt(0).toLowerCase() +
    feature.slice(1) +
    method.charAt(0).toUpperCase() +
    method.slice(1)
  );
}

/** Passes the descriptions of the shared shapes to Nest's metadata. */
function describeShapes(): void {
  for (const [shape, fields] of documentedShapes()) {
    for (const [name, doc] of fields) ApiProperty(options(doc))(shape.prototype as object, name);
  }
}

function options(doc: FieldDoc): ApiPropertyOptions {
  const { mapOf, type, enum: values, isArray, required, inExample, ...rest } = doc;
  return {
    ...rest,
    required: required !== false,
    ...(inExample === false ? { [NOT_IN_EXAMPLE]: true } : {}),
    ...(values ? { enum: [...values] } : {}),
    ...(isArray ? { isArray: true } : {}),
    ...(type ? { type: type as () => string } : {}),
    ...(mapOf ? { type: 'object', additionalProperties: { type: mapOf } } : {}),
  } as ApiPropertyOptions;
}
