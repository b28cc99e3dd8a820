/**
 * `@whathooks/dto/facts`: what both sides know, without the rules that check a request and without the shapes of
 * events. A page in a browser imports values from here, so that it loads neither.
 */
export * from './facts/concerns';
export * from './facts/connect-languages';
export * from './facts/errors';
export * from './facts/field-faults';
export * from './facts/languages';
export * from './facts/limits';
export * from './facts/media';
export * from './facts/message-kinds';
export * from './facts/message-reasons';
export * from './facts/permissions';
export * from './facts/scopes';
export * from './facts/snippet-variables';
export * from './facts/status-reasons';
export * from './facts/statuses';
