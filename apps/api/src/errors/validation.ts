import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { ProblemFieldError } from '@whathooks/dto';
import { ApiError } from './api-error';

function flatten(errors: ValidationError[], parent = ''): ProblemFieldError[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {})
      // Decorators run from the bottom up; read from the top, the plainest fault comes first.
      .reverse()
      .map(([rule, message]) => ({
        path,
        message: rule === 'whitelistValidation' ? `${path} is not a known field` : message,
      }));
    return [...own, ...flatten(error.children ?? [], path)];
  });
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** Checks bodies and queries against their shapes. Unknown fields are refused, not ignored. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => {
      const found = flatten(errors);
      const first = found[0]?.message ?? 'The body must be a JSON object';
      return new ApiError('invalid_request', sentence(first), found);
    },
  });
}
