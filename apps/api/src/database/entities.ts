import { ApiKey } from '../api-keys/api-key.entity';
import { AuditEntry } from '../audit/audit-entry.entity';
import { SignIn } from '../auth/sign-in.entity';
import { User } from '../auth/user.entity';
import { Delivery } from '../deliveries/delivery.entity';
import { DeliveryAttempt } from '../deliveries/delivery-attempt.entity';
import { DeliveryLane } from '../deliveries/delivery-lane.entity';
import { QueuedDelivery } from '../deliveries/queued-delivery.entity';
import { RecoveryJob } from '../deliveries/recovery-job.entity';
import { StoredEvent } from '../deliveries/stored-event.entity';
import { MessageChange } from '../messages/message-change.entity';
import { Message } from '../messages/message.entity';
import { Membership } from '../organizations/membership.entity';
import { Organization } from '../organizations/organization.entity';
import { Session } from '../sessions/session.entity';
import { SessionNotice } from '../sessions/session-notice.entity';
import { SessionTransition } from '../sessions/session-transition.entity';
import { Webhook } from '../webhooks/webhook.entity';

/** Every entity, listed: a table that nobody lists is found by the drift test. */
export const ENTITIES = [
  Organization,
  User,
  Membership,
  SignIn,
  ApiKey,
  Session,
  SessionNotice,
  SessionTransition,
  MessageChange,
  Message,
  Webhook,
  DeliveryLane,
  QueuedDelivery,
  StoredEvent,
  Delivery,
  DeliveryAttempt,
  RecoveryJob,
  AuditEntry,
] as const;
