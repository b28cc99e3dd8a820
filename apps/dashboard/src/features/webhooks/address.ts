import type { WebhookView } from '@whathooks/dto';

/** What people call a webhook: what they wrote about it, else its URL. */
export function webhookName({
  description,
  url,
}: Pick<WebhookView, 'description' | 'url'>): string {
  return description?.trim() || url;
}

/** Page of one webhook. The id is a query parameter because the pages are files. */
export function webhookAddress(id: string): string {
  return `/webhooks/view/?id=${encodeURIComponent(id)}`;
}

/** The same, with the dialog that changes it. */
export function editWebhookAddress(id: string): string {
  return `${webhookAddress(id)}&dialog=edit`;
}

/** The same, with those of its deliveries that have not been attempted yet. */
export function waitingOfWebhook(id: string): string {
  return `${webhookAddress(id)}&status=pending`;
}

/** Screen of all webhooks. */
export const WEBHOOKS = '/webhooks/';
/** The same, with the dialog that adds one. */
export const NEW_WEBHOOK = '/webhooks/?new';
/** Deliveries to every webhook in one list. */
export const DELIVERIES = '/webhooks/deliveries/';
/** The same, narrowed to those that failed. */
export const FAILED_DELIVERIES = '/webhooks/deliveries/?status=failed';

/** One delivery, open. */
export function deliveryAddress(id: string): string {
  return `${DELIVERIES}?delivery=${encodeURIComponent(id)}`;
}

/** Deliveries of whatever has an id. */
export function deliveriesOf(id: string): string {
  return `${DELIVERIES}?${new URLSearchParams({ find: id })}`;
}
