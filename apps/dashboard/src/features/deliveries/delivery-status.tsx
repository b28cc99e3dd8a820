import type { DeliveryStatusName } from '@whathooks/dto';
import { Badge } from '../../shared/ui/badge';
import { STATUS_LABELS } from './words';
import { STATUS_TONES } from './delivery-text';

/** How a delivery stands. */
export function DeliveryStatus({ status }: { status: DeliveryStatusName }) {
  return (
    <Badge tone={STATUS_TONES[status]} look="plain">
      {STATUS_LABELS[status]}
    </Badge>
  );
}
