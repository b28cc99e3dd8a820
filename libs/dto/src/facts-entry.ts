/**
 * `@whathooks/dto/facts`: what both sides know, without the rules that check a request. A page in a browser
 * imports values from here, so that it does not load a validator.
 */
export type { EventDefinition, EventOrder } from './event-definition/define-event';
export * from './events/list';
export * from './facts/errors';
export * from './facts/limits';
export * from './facts/media';
export * from './facts/message-kinds';
export * from './facts/message-reasons';
export * from './facts/permissions';
export * from './facts/scopes';
export * from './facts/snippet-variables';
export * from './facts/status-reasons';
export * from './facts/statuses';
export * from './live-events/list';
export * from './webhooks/webhook-events';
