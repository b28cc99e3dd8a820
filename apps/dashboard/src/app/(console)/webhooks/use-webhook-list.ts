'use client';

import type { WebhookDay, WebhookView } from '@whathooks/dto';
import { useQueryStates } from 'nuqs';
import { webhookName } from '../../../features/webhooks/address';
import { isBehind } from '../../../features/webhooks/behind';
import { parseAsOneOf, parseAsText, STEP } from '../../../shared/address';

export const TABS = ['all', 'troubled', 'working', 'paused'] as const;
export type Tab = (typeof TABS)[number];

const PARSERS = { tab: parseAsOneOf(TABS, 'all'), q: parseAsText };

/** What of the webhooks is shown, in the address. */
export function useWebhookList() {
  const [values, setValues] = useQueryStates(PARSERS);
  return {
    ...values,
    chooseTab: (tab: Tab) => void setValues({ tab }, STEP),
    // Typed letter by letter: no steps of the history.
    search: (q: string) => void setValues({ q: q || null }),
    clear: () => void setValues({ tab: null, q: null }, STEP),
  };
}

/** What is known of the webhooks besides themselves. */
export interface Standing {
  days: ReadonlyMap<string, WebhookDay>;
  /** From how many minutes on a delivery waits for too long; undefined while that is not known. */
  patience: number | undefined;
}

/** The tab, besides `all`, under which a webhook stands. */
export function tabOf(webhook: WebhookView, { days, patience }: Standing): Exclude<Tab, 'all'> {
  if (webhook.disabledReason !== null) return 'troubled';
  if (!webhook.enabled) return 'paused';
  const isLate = isBehind(webhook, days.get(webhook.id), patience);
  return webhook.state === 'healthy' && !isLate ? 'working' : 'troubled';
}

/** How many webhooks each tab has. */
export function tabCounts(
  webhooks: readonly WebhookView[],
  standing: Standing,
): Record<Tab, number> {
  const counts = { all: webhooks.length, troubled: 0, working: 0, paused: 0 };
  for (const webhook of webhooks) counts[tabOf(webhook, standing)]++;
  return counts;
}

/** Webhooks of a tab in whose name, address, events or id a text stands. */
export function narrowed(
  webhooks: readonly WebhookView[],
  { tab, q }: { tab: Tab; q: string },
  standing: Standing,
): WebhookView[] {
  const text = q.trim().toLowerCase();
  return webhooks
    .filter((webhook) => tab === 'all' || tabOf(webhook, standing) === tab)
    .filter((webhook) =>
      [webhookName(webhook), webhook.url, webhook.id, ...webhook.events].some((part) =>
        part.toLowerCase().includes(text),
      ),
    );
}
