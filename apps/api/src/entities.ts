import { ApiKey } from './api-keys/api-key.entity';
import { AuditEntry } from './audit/audit-entry.entity';
import { SignIn } from './auth/sign-ins/sign-in.entity';
import { Client } from './clients/client.entity';
import { Delivery } from './deliveries/tables/delivery.entity';
import { DeliveryAttempt } from './deliveries/tables/delivery-attempt.entity';
import { DeliveryLane } from './deliveries/tables/delivery-lane.entity';
import { QueuedDelivery } from './deliveries/tables/queued-delivery.entity';
import { RecoveryJob } from './deliveries/recovery/recovery-job.entity';
import { StoredEvent } from './deliveries/tables/stored-event.entity';
import { MediaItem } from './media/items/media-item.entity';
import { StoredFile } from './media/files/stored-file.entity';
import { MediaUpload } from './messages/media/uploads/media-upload.entity';
import { MessageChange } from './messages/store/changes/message-change.entity';
import { Message } from './messages/store/message.entity';
import { Invitation } from './organizations/invitations/invitation.entity';
import { Membership } from './organizations/memberships/membership.entity';
import { Organization } from './organizations/memberships/organization.entity';
import { ConnectLink } from './connect-links/connect-link.entity';
import { Session } from './sessions/state/session.entity';
import { SessionNotice } from './sessions/state/history/session-notice.entity';
import { SessionRestriction } from './sessions/state/session-restriction.entity';
import { SessionTransition } from './sessions/state/session-transition.entity';
import { Label } from './chats/labels/label.entity';
import { Note } from './team/notes/note.entity';
import { Snippet } from './team/snippets/snippet.entity';
import { User } from './users/user.entity';
import { Webhook } from './webhooks/webhook.entity';

/** Every entity, listed: a table that nobody lists is found by the drift test. */
export const ENTITIES = [
  Client,
  Organization,
  User,
  Membership,
  Invitation,
  SignIn,
  ApiKey,
  ConnectLink,
  Session,
  SessionNotice,
  SessionRestriction,
  SessionTransition,
  StoredFile,
  MediaItem,
  MediaUpload,
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
  Label,
  Snippet,
  Note,
] as const;
