import type { CallStatus } from '@whathooks/dto';
import { isGroup, type Notice, type NoticeNode } from '@whathooks/whatsapp';

/** What a notice says of a call. */
export interface CallSign {
  callId: string;
  /** JID that it came from, and JID of who calls. */
  origin: string;
  creator: string;
  sender: string;
  senderType: 'phone' | 'lid';
  video: boolean;
  /** JID of the group that is called; null for a call between two people. */
  group: string | null;
  status: CallStatus;
  at: Date;
}

/** How a call ended on another device, by the reason that WhatsApp gives. */
const ENDINGS: Partial<Record<string, CallStatus>> = {
  accepted_elsewhere: 'accepted',
  rejected_elsewhere: 'rejected',
};

/** What a notice tells of a call to the number; null where it tells nothing that is kept. */
export function callSignOf({
  kind,
  from,
  author,
  details,
  timestamp: at,
}: Notice): CallSign | null {
  const [what] = details.children;
  const callId = what?.attrs['call-id'];
  const status = what && statusOf(what);
  if (kind !== 'call' || !author || !callId || !status) return null;
  const group = what.attrs['group-jid'] ?? null;
  return {
    callId,
    origin: from,
    creator: what.attrs['call-creator'] ?? from,
    sender: author.from,
    senderType: author.fromType,
    video: what.children.some(({ tag }) => tag === 'video'),
    group: group !== null && isGroup(group) ? group : null,
    status,
    at,
  };
}

/** Null for what does not change how a call stands, such as how it is carried. */
function statusOf({ tag, attrs }: NoticeNode): CallStatus | null {
  if (tag === 'offer' || tag === 'offer_notice') return 'ringing';
  if (tag === 'accept') return 'accepted';
  if (tag === 'reject') return 'rejected';
  return tag === 'terminate' ? (ENDINGS[attrs['reason'] ?? ''] ?? 'missed') : null;
}
