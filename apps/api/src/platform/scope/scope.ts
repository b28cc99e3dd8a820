import { AsyncLocalStorage } from 'node:async_hooks';
import type { Door } from './doors';

/** Whose rows the statements of some work may see. */
export type Scope =
  | {
      readonly organizationId: string;
      /** UUIDs of the sessions that are there for this work; null for all of the organization. */
      readonly sessionIds: readonly string[] | null;
    }
  | {
      readonly door: Door;
      /** As the owner of the tables, who alone changes their definition. */ readonly isOwner?: boolean;
    };

interface Holder {
  scope: Scope | null;
}

/** Follows work over every `await`, timer and event that it causes. */
const holders = new AsyncLocalStorage<Holder>();

/** For statements outside of any scope; null in the product, where they fail. */
let otherwise: Scope | null = null;

/** Statements of `work` see the rows of this organization alone, and can write no others. */
export function inOrganization<T>(organizationId: string, work: () => T): T {
  return holders.run({ scope: { organizationId, sessionIds: null } }, work);
}

/** Like {@link inOrganization}, with what belongs to these sessions alone. UUIDs. */
export function withinSessions<T>(
  organizationId: string,
  sessionIds: readonly string[],
  work: () => T,
): T {
  return holders.run({ scope: { organizationId, sessionIds } }, work);
}

/**
 * Statements of `work` see the whole organization, whoever asked for it: its webhooks get the events that a limited
 * person causes, and what they make counts with what others made. Nothing that it reads may be shown to the caller.
 */
export function beyondLimits<T>(work: () => T): T {
  const scope = currentScope();
  return 'door' in scope ? work() : inOrganization(scope.organizationId, work);
}

/** Statements of `work` see the rows of every organization. Each door says why that has to be. */
export function acrossOrganizations<T>(door: Door, work: () => T): T {
  return holders.run({ scope: { door } }, work);
}

/** Like {@link acrossOrganizations}, as the owner of the tables: for partitions, and for connections of other processes. */
export function asOwner<T>(door: Door, work: () => T): T {
  return holders.run({ scope: { door, isOwner: true } }, work);
}

/** The scope of one request: there is none until it is known who calls. */
export class RequestScope {
  private readonly holder: Holder = { scope: null };

  run<T>(work: () => T): T {
    return holders.run(this.holder, work);
  }
}

/**
 * From here on, what runs in the scope of this request runs for this organization.
 *
 * @param sessionIds UUIDs of the sessions to which its caller is limited; null for all.
 */
export function enterOrganization(
  organizationId: string,
  sessionIds: readonly string[] | null,
): void {
  enter({ organizationId, sessionIds });
}

/** From here on, what runs in the scope of this request sees every organization. */
export function enterDoor(door: Door): void {
  enter({ door });
}

function enter(scope: Scope): void {
  const holder = holders.getStore();
  if (holder) holder.scope = scope;
}

/** @throws Error where nobody has said for whom the work is */
export function currentScope(): Scope {
  const holder = holders.getStore();
  const scope = holder ? holder.scope : otherwise;
  if (scope) return scope;
  throw new Error(
    'a statement was to run for no organization: the work around it begins in inOrganization or acrossOrganizations',
  );
}

/** Lets statements run outside of any scope, as the owner. For tests, which look at everything. */
export function allowEverythingOutside(): void {
  otherwise = { door: 'process', isOwner: true };
}
