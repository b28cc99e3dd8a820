import { Identity1700000000001 } from './1700000000001-identity';
import { SessionsAndMessages1700000000002 } from './1700000000002-sessions-and-messages';
import { WebhooksAndDeliveries1700000000003 } from './1700000000003-webhooks-and-deliveries';
import { RecoveryAndAudit1700000000010 } from './1700000000010-recovery-and-audit';
import { Breakers1700000000011 } from './1700000000011-breakers';
import { OutboxAndIdempotency1700000000012 } from './1700000000012-outbox-and-idempotency';
import { SessionLeases1700000000014 } from './1700000000014-session-leases';
import { FailedDeliveries1700000000015 } from './1700000000015-failed-deliveries';
import { KindsOfMessages1700000000017 } from './1700000000017-kinds-of-messages';
import { Pacing1700000000018 } from './1700000000018-pacing';
import { LaneKnowledge1700000000019 } from './1700000000019-lane-knowledge';
import { Placeholders1700000000020 } from './1700000000020-placeholders';
import { DeletionsByAdministrators1700000000021 } from './1700000000021-deletions-by-administrators';
import { WhySessionsAreDown1700000000031 } from './1700000000031-why-sessions-are-down';
import { PendingUnlinks1700000000032 } from './1700000000032-pending-unlinks';
import { LidNumbers1700000000034 } from './1700000000034-lid-numbers';
import { WaitingReasons1700000000035 } from './1700000000035-waiting-reasons';
import { SignIns1700000000039 } from './1700000000039-sign-ins';
import { RightsSignals1700000000040 } from './1700000000040-rights-signals';
import { MessageDetails1700000000045 } from './1700000000045-message-details';
import { PairingCodes1700000000050 } from './1700000000050-pairing-codes';
import { Passkeys1700000000055 } from './1700000000055-passkeys';
import { SendLimits1700000000060 } from './1700000000060-send-limits';
import { ClientVersions1700000000065 } from './1700000000065-client-versions';
import { SessionProxies1700000000066 } from './1700000000066-session-proxies';
import { OneNameOfAClaim1700000000070 } from './1700000000070-one-name-of-a-claim';
import { GoodClientVersions1700000000075 } from './1700000000075-good-client-versions';
import { OneBus1700000000080 } from './1700000000080-one-bus';
import { Media1700000000084 } from './1700000000084-media';
import { EventGates1700000000087 } from './1700000000087-event-gates';
import { MediaDownloads1700000000088 } from './1700000000088-media-downloads';
import { MediaRetention1700000000085 } from './1700000000085-media-retention';
import { FilesThatAreSent1700000000090 } from './1700000000090-files-that-are-sent';
import { Answers1700000000093 } from './1700000000093-answers';
import { References1700000000094 } from './1700000000094-references';
import { OwnChanges1700000000096 } from './1700000000096-own-changes';
import { ScheduledMessages1700000000097 } from './1700000000097-scheduled-messages';
import { Calls1700000000098 } from './1700000000098-calls';
import { Activity1700000000099 } from './1700000000099-activity';
import { ShownTyping1700000000113 } from './1700000000113-shown-typing';
import { ChatsOfMessages1700000000121 } from './1700000000121-chats-of-messages';
import { EndsOfHistories1700000000124 } from './1700000000124-ends-of-histories';
import { JoinedChats1700000000123 } from './1700000000123-joined-chats';
import { NamesAreFound1700000000122 } from './1700000000122-names-are-found';
import { StatusAudiences1700000000114 } from './1700000000114-status-audiences';
import { PinnedMessages1700000000115 } from './1700000000115-pinned-messages';
import { Conversations1700000000120 } from './1700000000120-conversations';
import { AppState1700000000125 } from './1700000000125-app-state';
import { People1700000000129 } from './1700000000129-people';
import { Search1700000000132 } from './1700000000132-search';
import { LabelsOnPhones1700000000134 } from './1700000000134-labels-on-phones';
import { AssignmentRules1700000000135 } from './1700000000135-assignment-rules';
import { Groups1700000000138 } from './1700000000138-groups';
import { MovedMessages1700000000139 } from './1700000000139-moved-messages';
import { StarredMessages1700000000141 } from './1700000000141-starred-messages';
import { ConnectLinks1700000000143 } from './1700000000143-connect-links';
import { Mails1700000000144 } from './1700000000144-mails';
import { Overview1700000000145 } from './1700000000145-overview';
import { Alerts1700000000146 } from './1700000000146-alerts';
import { MessagesOfEvents1700000000147 } from './1700000000147-messages-of-events';
import { IndexesOfTexts1700000000148 } from './1700000000148-indexes-of-texts';
import { Timelines1700000000149 } from './1700000000149-timelines';
import { ExpectedNumbers1700000000151 } from './1700000000151-expected-numbers';
import { SignInsAreShown1700000000152 } from './1700000000152-sign-ins-are-shown';
import { TwoFactor1700000000153 } from './1700000000153-two-factor';
import { FailedTries1700000000154 } from './1700000000154-failed-tries';
import { PasswordResets1700000000155 } from './1700000000155-password-resets';
import { ApiKeysAreBounded1700000000156 } from './1700000000156-api-keys-are-bounded';
import { Clients1700000000158 } from './1700000000158-clients';
import { RequestCounts1700000000157 } from './1700000000157-request-counts';
import { Oidc1700000000164 } from './1700000000164-oidc';
import { MissedCalls1700000000170 } from './1700000000170-missed-calls';

/** Every migration, in order. */
export const MIGRATIONS = [
  Identity1700000000001,
  SessionsAndMessages1700000000002,
  WebhooksAndDeliveries1700000000003,
  RecoveryAndAudit1700000000010,
  Breakers1700000000011,
  OutboxAndIdempotency1700000000012,
  SessionLeases1700000000014,
  FailedDeliveries1700000000015,
  KindsOfMessages1700000000017,
  Pacing1700000000018,
  LaneKnowledge1700000000019,
  Placeholders1700000000020,
  DeletionsByAdministrators1700000000021,
  WhySessionsAreDown1700000000031,
  PendingUnlinks1700000000032,
  LidNumbers1700000000034,
  WaitingReasons1700000000035,
  SignIns1700000000039,
  RightsSignals1700000000040,
  MessageDetails1700000000045,
  PairingCodes1700000000050,
  Passkeys1700000000055,
  SendLimits1700000000060,
  ClientVersions1700000000065,
  SessionProxies1700000000066,
  OneNameOfAClaim1700000000070,
  GoodClientVersions1700000000075,
  OneBus1700000000080,
  Media1700000000084,
  MediaRetention1700000000085,
  EventGates1700000000087,
  MediaDownloads1700000000088,
  FilesThatAreSent1700000000090,
  Answers1700000000093,
  References1700000000094,
  OwnChanges1700000000096,
  ScheduledMessages1700000000097,
  Calls1700000000098,
  Activity1700000000099,
  ShownTyping1700000000113,
  StatusAudiences1700000000114,
  PinnedMessages1700000000115,
  Conversations1700000000120,
  ChatsOfMessages1700000000121,
  NamesAreFound1700000000122,
  JoinedChats1700000000123,
  EndsOfHistories1700000000124,
  AppState1700000000125,
  People1700000000129,
  Search1700000000132,
  LabelsOnPhones1700000000134,
  AssignmentRules1700000000135,
  Groups1700000000138,
  MovedMessages1700000000139,
  StarredMessages1700000000141,
  ConnectLinks1700000000143,
  Mails1700000000144,
  Overview1700000000145,
  Alerts1700000000146,
  MessagesOfEvents1700000000147,
  IndexesOfTexts1700000000148,
  Timelines1700000000149,
  ExpectedNumbers1700000000151,
  SignInsAreShown1700000000152,
  TwoFactor1700000000153,
  FailedTries1700000000154,
  PasswordResets1700000000155,
  ApiKeysAreBounded1700000000156,
  RequestCounts1700000000157,
  Clients1700000000158,
  Oidc1700000000164,
  MissedCalls1700000000170,
] as const;
