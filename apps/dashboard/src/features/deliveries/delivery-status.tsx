import type { DeliveryStatusName } from '@whathooks/dto';
import classes from './delivery-status.module.css';
import { STATUS_LABELS } from './words';

/** Where a delivery stands: the word carries the meaning, the colour repeats it. */
export function DeliveryStatus({ status }: { status: DeliveryStatusName }) {
  return (
    <span className={classes.root} data-status={status}>
      <span className={classes.dot} aria-hidden="true" />
      {STATUS_LABELS[status]}
    </span>
  );
}
