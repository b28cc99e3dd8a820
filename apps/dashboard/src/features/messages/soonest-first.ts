import type { MessageView } from '@whathooks/dto';

/** Sorts messages that are sent later. One that was moved to another time has kept its id, which says another order. */
export function soonestFirst(one: MessageView, other: MessageView): number {
  return one.timestamp < other.timestamp ? -1 : 1;
}
