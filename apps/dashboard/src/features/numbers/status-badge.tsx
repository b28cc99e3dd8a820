import type { SessionView } from '@whathooks/dto';
import { Badge } from '../../shared/ui/badge';
import { numberWords } from './words';
import { STATUS_TONES, statusLabel } from './status-text';

/** How a number is doing. */
export function StatusBadge({
  session,
}: {
  session: Pick<SessionView, 'status' | 'statusReason' | 'retryAt'>;
}) {
  const { status, statusReason, retryAt } = session;
  return (
    <Badge
      tone={STATUS_TONES[status]}
      pulsing={status === 'CONNECTING' || status === 'PENDING'}
      title={numberWords.hint(status)}
    >
      {statusLabel(status, statusReason, retryAt)}
    </Badge>
  );
}
