import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { ApiError } from './api-error';
import { ERRORS } from './error-catalogue';
import { toApiError } from './problem-details.filter';

describe('the error catalogue', () => {
  it.each(Object.entries(ERRORS))('%s says what happened and how to go on', (code, kind) => {
    expect(code).toMatch(/^[a-z_]+$/);
    expect(kind.status).toBeGreaterThanOrEqual(400);
    expect(kind.title).not.toMatch(/\.$/);
    expect(kind.detail).toMatch(/\.$/);
  });
});

describe('whatever is thrown', () => {
  it.each([
    ['an error of the catalogue', new ApiError('email_taken'), 'email_taken'],
    ['a route that does not exist', new NotFoundException(), 'not_found'],
    ['a body that is no JSON', new SyntaxError('Unexpected token'), 'malformed_json'],
    [
      'a refused body of the framework',
      { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 },
      'body_too_large',
    ],
    ['a parameter of the wrong kind', new BadRequestException('no'), 'invalid_request'],
    ['a database that is starting', { driverError: { code: '57P03' } }, 'database_unavailable'],
    ['a database that is gone', { code: 'ECONNREFUSED' }, 'database_unavailable'],
    [
      'a connection that broke',
      new Error('Connection terminated unexpectedly'),
      'database_unavailable',
    ],
    ['a text that cannot be stored', { driverError: { code: '22021' } }, 'invalid_request'],
    ['a bug', new TypeError('x is undefined'), 'internal_error'],
    ['a status nobody planned', new HttpException('teapot', 418), 'internal_error'],
    ['nothing', undefined, 'internal_error'],
  ])('as %s becomes a code of the catalogue', (_, thrown, code) => {
    expect(toApiError(thrown).code).toBe(code);
  });

  it('never carries its own message out when it is a bug', () => {
    expect(toApiError(new Error('password=hunter2')).message).not.toContain('hunter2');
  });
});
