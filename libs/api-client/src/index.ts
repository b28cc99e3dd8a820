export * from './generated';
export * from './generated/@tanstack/react-query.gen';
export { client } from './generated/client.gen';
export { createClient, createConfig } from './generated/client';
export { ERROR_CODES, type ErrorCode } from './generated/error-codes.gen';
