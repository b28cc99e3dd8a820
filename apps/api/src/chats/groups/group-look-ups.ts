import {
  digitsOf,
  GroupError,
  type GroupMember,
  isLid,
  type MemberOutcome,
  SendError,
} from '@whathooks/whatsapp';
import type { ConnectedSession } from '../../sessions/door/connected-sessions';
import { NOT_ON_WHATSAPP } from './group-commands';

/** Numbers that are looked up at once. */
const LOOK_UPS = 8;

/** Numbers are resolved by WhatsApp's own look-up; null for one that is not there. LIDs are left as they are. */
export async function lookUp(
  { socket }: ConnectedSession,
  members: readonly string[],
): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for (let at = 0; at < members.length; at += LOOK_UPS) {
    const some = members.slice(at, at + LOOK_UPS);
    const jids = await Promise.all(
      some.map(async (jid) => {
        if (isLid(jid)) return jid;
        const answer = await socket.lookUp(digitsOf(jid)).catch((error: unknown) => {
          if (error instanceof SendError) throw error;
          throw new GroupError('unanswered', null);
        });
        return answer.exists ? (answer.jid ?? jid) : null;
      }),
    );
    found.push(...jids);
  }
  return found;
}

/** An outcome for each of those who were named, whether WhatsApp was asked about them or not. */
export function merged(
  named: readonly string[],
  found: readonly (string | null)[],
  outcomes: readonly MemberOutcome[],
): MemberOutcome[] {
  const errors = new Map(outcomes.map(({ jid, error }) => [jid, error]));
  return named.map((jid, at) => {
    const queried = found[at] ?? null;
    return { jid, error: queried === null ? NOT_ON_WHATSAPP : (errors.get(queried) ?? null) };
  });
}

export function memberOf(jid: string): GroupMember {
  const digits = digitsOf(jid);
  return isLid(jid)
    ? { digits, type: 'lid', lid: digits, role: 'member' }
    : { digits, type: 'phone', lid: null, role: 'member' };
}
