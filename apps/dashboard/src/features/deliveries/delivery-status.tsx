import type { DeliveryStatusName } from '@whathooks/dto';
import { Badge } from '../../shared/ui/badge';
import { STATUS_LABELS, STATUS_TONES } from './words';

/** How a delivery stands. */
export function DeliveryStatus({ status }: { status: DeliveryStatusName }) {
  return (
    <Badge tone={STATUS_TONES[status]} look="plain">
      {STATUS_LABELS[status]}
    </Badge>
  );
}
