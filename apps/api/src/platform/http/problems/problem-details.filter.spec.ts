import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { ApiError } from './api-error';
import { ERRORS } from '@whathooks/dto';
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

  it.each([
    ['08006', 'connection failure'],
    ['25P03', 'terminating connection due to idle-in-transaction timeout'],
    ['40P01', 'deadlock detected'],
    ['53100', 'could not extend file "base/1/2": No space left on device'],
    ['53200', 'out of memory'],
    ['53300', 'sorry, too many clients already'],
    ['55P03', 'canceling statement due to lock timeout'],
    ['57014', 'canceling statement due to statement timeout'],
    ['57P01', 'terminating connection due to administrator command'],
    ['57P02', 'terminating connection because of crash of another server process'],
    ['57P03', 'the database system is starting up'],
    ['58030', 'could not read file "base/1/2": Input/output error'],
    ['XX000', 'could not extend file "base/1/2": File too large'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'],
    ['EAGAIN', 'connect EAGAIN /run/.s.PGSQL.5432'],
    ['ECONNRESET', 'read ECONNRESET'],
    ['ETIMEDOUT', 'the database did not answer within 15000 ms'],
    [undefined, 'timeout exceeded when trying to connect'],
    [undefined, 'timeout expired'],
    [undefined, 'Connection terminated due to connection timeout'],
    [undefined, 'Client has encountered a connection error and is not queryable'],
    [undefined, 'Query runner already released. Cannot run queries anymore.'],
  ])('with %s from the database becomes "come again": %s', (code, message) => {
    const error = Object.assign(new Error(message), { code });
    for (const thrown of [error, { driverError: error }]) {
      expect(toApiError(thrown)).toMatchObject({ code: 'database_unavailable', status: 503 });
      expect(toApiError(thrown).retryAfter).toBeGreaterThan(0);
    }
  });

  it.each([
    ['42P01', 'relation "x" does not exist'],
    ['23505', 'duplicate key value violates unique constraint'],
    ['XX000', 'cache lookup failed for relation 1'],
  ])('with %s from the database is a bug of ours: %s', (code, message) => {
    const error = Object.assign(new Error(message), { code });
    expect(toApiError({ driverError: error }).code).toBe('internal_error');
  });

  it('never carries its own message out when it is a bug', () => {
    expect(toApiError(new Error('password=hunter2')).message).not.toContain('hunter2');
  });
});
