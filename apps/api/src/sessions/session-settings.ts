import type { UpdateSessionRequest } from '@whathooks/dto';
import type { Session } from './state/session.entity';

/** Settings that are audited with their values. */
const PLAIN = [
  'name',
  'minGapMs',
  'burst',
  'presence',
  'receiveStatus',
  'receiveChannels',
  'showTyping',
  'expectedPhone',
] as const satisfies readonly (keyof UpdateSessionRequest & keyof Session)[];

/**
 * What a request changes in the settings of a session, by name, as it is from now on. A proxy is told as set or
 * removed, since it may have a password, and a text for callers as there or not.
 */
export function changedSettings(
  before: Session,
  changes: UpdateSessionRequest,
): Record<string, string> {
  const plain = PLAIN.filter(
    (name) => changes[name] !== undefined && changes[name] !== before[name],
  );
  const { rejectCalls, proxy } = changes;
  const calls = callsIn(rejectCalls);
  return {
    ...Object.fromEntries(plain.map((name) => [name, String(changes[name])])),
    ...(rejectCalls !== undefined &&
      calls !== callsIn(before.rejectCalls) && { rejectCalls: calls }),
    ...(proxy !== undefined && { proxy: proxy === null ? 'removed' : 'set' }),
  };
}

function callsIn(setting: UpdateSessionRequest['rejectCalls']): string {
  if (!setting) return 'false';
  return setting.text ? 'true, with a text' : 'true';
}
