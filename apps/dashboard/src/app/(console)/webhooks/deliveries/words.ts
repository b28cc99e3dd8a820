/** Words of the deliveries to all webhooks. */
export const words = {
  title: 'All deliveries',
  lead: 'Deliveries to all webhooks, newest first.',
  moreDown: (count: number) =>
    count === 1 ? 'One more endpoint is down' : `${count} more endpoints are down`,
} as const;
