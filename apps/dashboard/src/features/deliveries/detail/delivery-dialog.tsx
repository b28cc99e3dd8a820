'use client';

import { Anchor, Button, Group, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { AttemptView, DeliveryDetail } from '@whathooks/dto';
import { Dialog } from '../../../shared/dialogs/dialog';
import { DataList } from '../../../shared/lists/data-list';
import { Notice } from '../../../shared/notices/notice';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { fullAddress } from '../../../shared/own-address';
import { useDocumentTitle } from '../../../shared/screens/document-title';
import { QueryState } from '../../../shared/screens/query-state';
import { Section } from '../../../shared/screens/section';
import { words as sharedWords } from '../../../shared/words';
import { CopyAction } from '../../../shared/ui/copy';
import { Facts } from '../../../shared/ui/facts';
import { Link } from '../../../shared/ui/link';
import { Moment } from '../../../shared/ui/moment';
import { useMay } from '../../auth/use-may';
import { deliveryAddress, webhookAddress, webhookName } from '../../webhooks/address';
import { useWebhook } from '../../webhooks/queries';
import { chatAddress, isConversation } from '../../messages/address';
import { numberAddress } from '../../numbers/address';
import { useSessions } from '../../numbers/queries';
import { numberWords } from '../../numbers/words';
import { canResend } from '../can-resend';
import { DeliveryStatus } from '../delivery-status';
import { useAttempts, useDelivery, useResend } from '../queries';
import { detailWords as words, TRIGGER_LABELS, WAITS_FOR_SWITCH } from '../words';
import { firstText, resentText, standing, whoText } from '../delivery-text';
import { AttemptDetails } from './attempt-details';
import { toCurl } from './curl';
import classes from './delivery-dialog.module.css';

interface DeliveryDialogProps {
  /** Null when none is looked at. */
  id: string | null;
  onClose: () => void;
}

/** One delivery: what was sent, what was answered, attempt by attempt. */
export function DeliveryDialog({ id, onClose }: DeliveryDialogProps) {
  return (
    <Dialog opened={id !== null} onClose={onClose} title={words.title} size="wide">
      {id !== null && <Delivery id={id} onClose={onClose} />}
    </Dialog>
  );
}

function Delivery({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <QueryState query={useDelivery(id)} height={320}>
      {(delivery) => <DeliveryWithAttempts delivery={delivery} onClose={onClose} />}
    </QueryState>
  );
}

interface DeliveryWithAttemptsProps {
  delivery: DeliveryDetail;
  onClose: () => void;
}

function DeliveryWithAttempts({ delivery, onClose }: DeliveryWithAttemptsProps) {
  const query = useAttempts(delivery);
  useDocumentTitle(sharedWords.documentTitle(words.titleOf(delivery.event)));
  return (
    <QueryState query={query} height={320}>
      {({ pages }) => {
        const attempts = pages.flatMap(({ data }) => data);
        return (
          <Stack gap="lg">
            <Summary delivery={delivery} latest={attempts[0]} />
            <Actions delivery={delivery} latest={attempts[0]} onClose={onClose} />
            {attempts.length === 0 ? (
              <Payload payload={delivery.payload} />
            ) : (
              <Section level={3} title={words.attempts(attempts.length, query.hasNextPage)}>
                <DataList
                  query={query}
                  label={words.attempts(attempts.length, query.hasNextPage)}
                  older={words.older}
                  look="cards"
                  ordered
                  itemKey={({ id }) => id}
                  empty={null}
                >
                  {(attempt) => <AttemptDetails attempt={attempt} open={attempt === attempts[0]} />}
                </DataList>
              </Section>
            )}
          </Stack>
        );
      }}
    </QueryState>
  );
}

function Payload({ payload }: { payload: DeliveryDetail['payload'] }) {
  return (
    <Section level={3} title={words.payload}>
      <pre className={classes.payload} tabIndex={0}>
        {payload === null ? words.expired : JSON.stringify(payload, null, 2)}
      </pre>
    </Section>
  );
}

interface SummaryProps {
  delivery: DeliveryDetail;
  latest: AttemptView | undefined;
}

function Summary({ delivery, latest }: SummaryProps) {
  const { id, status, event, about, webhookId, createdAt, nextAttemptAt, eventId } = delivery;
  const { data: sessions = [] } = useSessions();
  const number = sessions.find((session) => session.id === delivery.sessionId);
  const { data: webhook } = useWebhook(webhookId);
  const who = whoText(about);
  const said = firstText(about);
  const trigger = TRIGGER_LABELS[delivery.trigger];
  return (
    <>
      <Facts
        look="grid"
        facts={[
          { term: words.status, value: <DeliveryStatus status={status} /> },
          {
            term: words.event,
            value: (
              <>
                <code>{event}</code>
                {trigger && ` (${trigger})`}
              </>
            ),
          },
          { term: words.created, value: <Moment at={createdAt} /> },
          nextAttemptAt !== null && {
            term: words.nextAttempt,
            value: <Moment at={nextAttemptAt} />,
          },
          number !== undefined && {
            term: numberWords.number,
            value: (
              <Anchor component={Link} href={numberAddress(number.id)} inherit>
                {number.name}
              </Anchor>
            ),
          },
          who !== null && { term: words.contact, value: <Contact delivery={delivery} who={who} /> },
          said !== null && { term: words.message, value: <bdi>{said}</bdi>, wide: true },
          webhook !== undefined && {
            term: words.webhook,
            value: (
              <Anchor component={Link} href={webhookAddress(webhookId)} inherit>
                {webhookName(webhook)}
              </Anchor>
            ),
            wide: true,
          },
          {
            term: words.deliveryId,
            value: <code>{id}</code>,
            copy: { value: id, what: words.deliveryIdCopy },
            wide: true,
          },
          {
            term: words.eventId,
            value: <code>{eventId}</code>,
            copy: { value: eventId, what: words.eventIdCopy },
            wide: true,
          },
        ]}
      />
      <p className={classes.standing}>{standing(delivery, latest)}</p>
    </>
  );
}

/** Whom it is about, and the way to their conversation. */
function Contact({ delivery, who }: { delivery: DeliveryDetail; who: string }) {
  const { sessionId, about, trigger } = delivery;
  const contact = about?.contact ?? null;
  // A test event tells of somebody made up.
  if (trigger === 'test' || sessionId === null || contact === null || !isConversation(contact))
    return <bdi>{who}</bdi>;
  return (
    <Anchor component={Link} href={chatAddress(sessionId, contact)} inherit>
      <bdi>{who}</bdi>
    </Anchor>
  );
}

interface ActionsProps {
  delivery: DeliveryDetail;
  latest: AttemptView | undefined;
  onClose: () => void;
}

function Actions({ delivery, latest, onClose }: ActionsProps) {
  const resend = useResend();
  const { data: webhook } = useWebhook(delivery.webhookId);
  const mayResend = useMay('webhooks:write');
  const isQueued = delivery.endedAt === null;
  const isOff = webhook?.enabled === false;
  const send = () =>
    resend.mutate(delivery.id, {
      onSuccess: () => {
        notifyDone(resentText(isQueued, isOff));
        onClose();
      },
      onError: notifyProblem,
    });
  return (
    <>
      {isOff && <Notice tone="warning">{WAITS_FOR_SWITCH}</Notice>}
      <Group gap="sm">
        {mayResend && canResend(delivery) && (
          <Button
            size="xs"
            leftSection={<IconRefresh size={15} />}
            loading={resend.isPending}
            onClick={send}
          >
            {isQueued ? words.retryNow : words.resend}
          </Button>
        )}
        {latest && latest.request.headers.length > 0 && (
          <CopyAction value={toCurl(latest.request)} what={words.asCurl} />
        )}
        <CopyAction value={fullAddress(deliveryAddress(delivery.id))} what={words.asLink} />
      </Group>
    </>
  );
}
