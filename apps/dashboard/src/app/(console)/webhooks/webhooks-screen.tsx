'use client';

import dynamic from 'next/dynamic';
import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconWebhook } from '@tabler/icons-react';
import type { WebhookDay, WebhookView } from '@whathooks/dto';
import { useAlertSettings } from '../../../features/alerts/queries';
import { useWebhookDays } from '../../../features/deliveries/queries';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { useSessions } from '../../../features/numbers/queries';
import { DELIVERIES, FAILED_DELIVERIES } from '../../../features/webhooks/address';
import { useWebhooks } from '../../../features/webhooks/queries';
import { webhookWords } from '../../../features/webhooks/words';
import { useNewDialog, useOpenItem } from '../../../shared/address';
import { DataList } from '../../../shared/lists/data-list';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { PageHeader } from '../../../shared/screens/page-header';
import { useOnceTrue } from '../../../shared/use-once-true';
import { Link } from '../../../shared/ui/link';
import { WebhookQuestions } from './dialogs/webhook-questions';
import {
  narrowed,
  type Standing,
  type Tab,
  tabCounts,
  TABS,
  useWebhookList,
} from './use-webhook-list';
import { useWebhookActs } from './use-webhook-acts';
import { WebhookCard } from './webhook-card';
import classes from './webhooks-screen.module.css';
import { listWords, words } from './words';

/** It brings all events with their sentences. */
const WebhookForms = dynamic(() =>
  import('./dialogs/webhook-forms').then((parts) => parts.WebhookForms),
);

/** From how many webhooks on tabs and a search field are worth their place. */
const MANY = 6;
const NO_DAYS: ReadonlyMap<string, WebhookDay> = new Map();

/** Every webhook of the organization. */
export function WebhooksScreen() {
  const query = useWebhooks();
  const { data: sessions = [] } = useSessions();
  const { data: days = NO_DAYS } = useWebhookDays();
  const { data: alerts } = useAlertSettings();
  const standing = { days, patience: alerts?.queueOldMinutes };
  const list = useWebhookList();
  const create = useNewDialog();
  const edit = useOpenItem('edit');
  const { actsOf, question, onAsk } = useWebhookActs((id) => edit.open(id));
  const isFormWanted = useOnceTrue(create.opened || edit.item !== null);
  const count = query.data?.length ?? 0;
  const hasSome = count > 0;
  const mayChange = useMay('webhooks:write');
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
      {webhookWords.add}
    </Button>
  ) : (
    <RoleNote to="webhooks:write" />
  );
  return (
    <>
      <PageHeader
        title={webhookWords.title}
        lead={words.lead}
        action={
          hasSome && (
            <Group gap="sm">
              <Button component={Link} href={DELIVERIES} variant="default">
                {words.allDeliveries}
              </Button>
              {add}
            </Group>
          )
        }
      />
      {(count >= MANY || (hasSome && (list.tab !== 'all' || list.q !== ''))) && (
        <Narrowing webhooks={query.data ?? []} list={list} standing={standing} />
      )}
      <DataList
        query={query}
        label={webhookWords.title}
        look="cards"
        arrange={(webhooks) => narrowed(webhooks, list, standing)}
        itemKey={({ id }) => id}
        height={96}
        empty={
          hasSome ? (
            <NoMatch
              icon={IconWebhook}
              title={listWords.noMatch}
              text={listWords.noMatchText}
              onShowAll={list.clear}
            />
          ) : (
            <Empty icon={IconWebhook} title={words.none} action={add}>
              <p>{words.noneText}</p>
            </Empty>
          )
        }
      >
        {(webhook) => (
          <WebhookCard
            webhook={webhook}
            sessions={sessions}
            day={days.get(webhook.id)}
            {...actsOf(webhook)}
          />
        )}
      </DataList>
      {hasSome && (
        <p className={classes.failed}>
          <Link href={FAILED_DELIVERIES}>{words.allFailed}</Link>
        </p>
      )}
      {mayChange && isFormWanted && (
        <WebhookForms
          create={create}
          edit={edit}
          webhooks={query.data ?? []}
          onCreated={(created) => onAsk({ about: 'secret', secret: created.secret, created })}
        />
      )}
      <WebhookQuestions question={question} onAsk={onAsk} />
    </>
  );
}

interface NarrowingProps {
  webhooks: readonly WebhookView[];
  list: ReturnType<typeof useWebhookList>;
  standing: Standing;
}

/** Tabs with their counts, and the search. */
function Narrowing({ webhooks, list, standing }: NarrowingProps) {
  const counts = tabCounts(webhooks, standing);
  return (
    <div className={classes.narrow} role="search" aria-label={listWords.narrow}>
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          aria-label={listWords.tabsLabel}
          value={list.tab}
          onChange={(tab) => list.chooseTab(tab as Tab)}
          data={TABS.map((value) => ({
            value,
            label: listWords.tab(listWords.tabs[value], counts[value]),
          }))}
        />
      </div>
      <TextInput
        size="xs"
        mb="0.75rem"
        aria-label={listWords.search}
        placeholder={listWords.searchSample}
        leftSection={<IconSearch size={15} stroke={1.7} />}
        value={list.q}
        onChange={(event) => list.search(event.currentTarget.value)}
      />
    </div>
  );
}
