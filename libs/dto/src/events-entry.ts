/**
 * `@whathooks/dto/events`: every event with its sentences, its shape and a sample. It brings no validator, and
 * weighs more than the facts: only a page that lists events loads it.
 */
export type { EventDefinition, EventOrder } from './event-definition/define-event';
export * from './events/list';
export * from './live-events/list';
export * from './webhooks/webhook-events';
