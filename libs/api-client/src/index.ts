export * from './generated';
export { client } from './generated/client.gen';
export { createClient, createConfig } from './generated/client';
export { ERROR_CODES, type ErrorCode } from './generated/error-codes.gen';
