export * from './api-keys.dto';
export * from './auth.dto';
export * from './common.dto';
export * from './events';
export * from './field';
export * from './messages.dto';
export * from './sessions.dto';
export * from './webhooks.dto';
