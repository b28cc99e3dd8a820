import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  type Type,
  ValidationPipe,
  type ValidationError,
} from '@nestjs/common';
import { ApiError } from '../problems/api-error';
import { type InvalidField, invalidFields, sentence } from '../problems/invalid-field';
import { faultOf } from './field-faults';
import { bounded } from './shape-bounds';

/** Checks bodies and queries against their shapes. Unknown fields are refused, not ignored. */
@Injectable()
export class ShapePipe implements PipeTransform {
  private readonly validators = new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    // Codes and numbers of faults are found by them; neither is in an answer.
    validationError: { target: true, value: true },
    exceptionFactory: (errors) => new InvalidFields(flatten(errors)),
  });

  /** @throws ApiError invalid_request */
  async transform(input: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if ((type !== 'body' && type !== 'query') || !isShape(metatype)) return input;
    if (input === undefined && type === 'body') return this.validated({}, [], metadata);
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      throw new ApiError('invalid_request', 'The body must be a JSON object.');
    }
    const { value, faults } = bounded(input as Record<string, unknown>, metatype);
    return this.validated(value, faults, metadata);
  }

  /** Errors in the bounds are reported together with all other errors. */
  private async validated(
    value: object,
    faults: readonly InvalidField[],
    metadata: ArgumentMetadata,
  ): Promise<unknown> {
    const invalid: InvalidField[] = [];
    const result: unknown = await this.validators.transform(value, metadata).catch((error) => {
      if (!(error instanceof InvalidFields)) throw error;
      invalid.push(...error.fields);
    });
    const reported = new Set(faults.map(({ path }) => path));
    const errors = [...faults, ...invalid.filter(({ path }) => !reported.has(path))];
    if (errors.length === 0) return result;
    throw invalidFields(sentence(errors[0]?.message ?? ''), errors);
  }
}

class InvalidFields extends Error {
  constructor(readonly fields: InvalidField[]) {
    super('fields are invalid');
  }
}

function isShape(metatype: Type<unknown> | undefined): metatype is Type<unknown> {
  return (
    metatype !== undefined && ![String, Number, Boolean, Array, Object].includes(metatype as never)
  );
}

function flatten(errors: ValidationError[], parent = ''): InvalidField[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {})
      // Decorators run from the bottom up; read from the top, the plainest fault comes first.
      .reverse()
      .map(([rule, message]) => ({
        path,
        message: rule === 'whitelistValidation' ? `${path} is not a known field` : message,
        ...(rule === 'whitelistValidation'
          ? { code: 'unknown_field' as const }
          : faultOf(error, rule)),
      }));
    return [...own, ...flatten(error.children ?? [], path)];
  });
}
