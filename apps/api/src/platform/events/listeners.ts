import { applyDecorators } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from './domain-events';

/** Runs inside the transaction that caused the events: what it writes is durable with its cause. */
export type DurableListener = (tx: Transaction, events: readonly AnyDomainEvent[]) => Promise<void>;

/** Runs once the cause is durable. For screens and wake-up calls: a crash can come before it. */
export type CommittedListener = (events: readonly AnyDomainEvent[]) => void;

/** Names under which the emitter keeps the listeners of the two modes. */
export const IN_TRANSACTION = 'in-transaction';
export const AFTER_COMMIT = 'after-commit';

/**
 * Subscribes a method to every event, inside the transaction of its cause. When the method fails, the
 * transaction fails: the emitter must not log the error and go on, which it does unless told otherwise.
 */
export function OnEventsInTransaction(): ListenerDecorator<DurableListener> {
  return applyDecorators(OnEvent(IN_TRANSACTION, { suppressErrors: false }));
}

/** Subscribes a method to every event, after the commit of its cause. An error is logged. */
export function OnEventsAfterCommit(): ListenerDecorator<CommittedListener> {
  return applyDecorators(OnEvent(AFTER_COMMIT, { suppressErrors: true }));
}

/** Only a method of the right shape can be subscribed. */
type ListenerDecorator<Listener> = <Method extends Listener>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;
