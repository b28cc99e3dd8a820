import type { SessionView } from '@whathooks/dto';
import { useGroup } from '../../../../../features/groups/queries';
import { words as groupWords } from '../../../../../features/groups/words';
import { numberAddress } from '../../../../../features/numbers/address';
import { explainReason, statusLabel } from '../../../../../features/numbers/words';
import { Notice } from '../../../../../shared/notices/notice';
import { Link } from '../../../../../shared/ui/link';
import { useConversation } from '../../conversation/conversation-context';
import { words } from './words';

/** Why the number cannot send, and the way out; nothing where it can. */
export function SendState({ session }: { session: SessionView | undefined }) {
  const { data: group } = useGroup(useConversation().chat.groupId);
  if (!session) return <Notice tone="warning">{words.numberGone}</Notice>;
  if (group?.isMember === false) return <Notice tone="warning">{groupWords.left}</Notice>;
  const { id, name, status, statusReason, statusDetail, retryAt } = session;
  if (status === 'CONNECTED') return null;
  return (
    <Notice tone="warning" action={<Link href={numberAddress(id)}>{words.toNumber}</Link>}>
      {words.notConnected(
        name,
        statusLabel(status, statusReason, retryAt),
        explainReason(statusReason, statusDetail),
      )}
    </Notice>
  );
}
