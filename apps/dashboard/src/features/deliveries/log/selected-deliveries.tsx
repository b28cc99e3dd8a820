import { Button, Text } from '@mantine/core';
import type { DeliveryView } from '@whathooks/dto';
import { notifyOutcome } from '../../../shared/notices/notify';
import { useResendMany } from '../queries';
import { manyWords as words } from '../words';

interface SelectedDeliveriesProps {
  deliveries: readonly DeliveryView[];
  onDone: () => void;
}

/** What can be done with several deliveries at once. */
export function SelectedDeliveries({ deliveries, onDone }: SelectedDeliveriesProps) {
  const resend = useResendMany();
  if (deliveries.length === 0) return null;
  const send = () =>
    resend.mutate(deliveries, {
      onSuccess: (outcome) => {
        notifyOutcome(outcome, { done: words.resent, failed: words.failed });
        onDone();
      },
    });
  return (
    <>
      <Text size="sm">{words.selected(deliveries.length)}</Text>
      <Button size="compact-sm" loading={resend.isPending} onClick={send}>
        {words.resend(deliveries.length)}
      </Button>
    </>
  );
}
