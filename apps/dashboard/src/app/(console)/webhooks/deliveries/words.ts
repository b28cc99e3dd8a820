/** Words of the deliveries to all webhooks. */
export const words = {
  title: 'All deliveries',
  lead: 'Deliveries to all webhooks, newest first.',
} as const;
