import type { SessionView } from '@whathooks/dto';
import { numberAddress } from '../../../../../features/numbers/address';
import { explainReason, statusLabel } from '../../../../../features/numbers/words';
import { Notice } from '../../../../../shared/notices/notice';
import { Link } from '../../../../../shared/ui/link';
import { words } from './words';

/** Why the number cannot send, and the way out; nothing where it can. */
export function SendState({ session }: { session: SessionView | undefined }) {
  if (!session) return <Notice tone="warning">{words.numberGone}</Notice>;
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
