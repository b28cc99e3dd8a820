import { Identity1700000000001 } from './1700000000001-identity';
import { WebhooksAndDeliveries1700000000003 } from './1700000000003-webhooks-and-deliveries';

/** Every migration, in order. */
export const MIGRATIONS = [Identity1700000000001, WebhooksAndDeliveries1700000000003] as const;
