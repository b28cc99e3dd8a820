/** How far a session is linked. */
export const SESSION_STATUSES = [
  'PENDING',
  'QR',
  'CONNECTING',
  'CONNECTED',
  'DISCONNECTED',
  'LOGGED_OUT',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What each status of a session means. */
export const SESSION_STATUS_MEANINGS: Record<SessionStatus, string> = {
  PENDING: 'Session created, not yet initialized.',
  QR: 'A QR code is ready to be scanned with WhatsApp.',
  CONNECTING: 'Pairing accepted, establishing the connection.',
  CONNECTED: 'Online and ready to send and receive messages.',
  DISCONNECTED: 'Connection dropped; reconnection is attempted automatically.',
  LOGGED_OUT: 'The device was unlinked; a new QR scan is required.',
};

/** Kinds of content that a message may have. */
export const MESSAGE_TYPES = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'album',
  'location',
  'contact',
  'poll',
  'event',
  'invitation',
  'tap',
  'reaction',
  'unsupported',
] as const;
export type MessageTypeName = (typeof MESSAGE_TYPES)[number];

/**
 * How far a message is: `received` for an inbound one, the others in their order for an outbound one, which ends as
 * `failed` or `cancelled` where it does not get further.
 */
export const MESSAGE_STATUSES = [
  'received',
  'scheduled',
  'pending',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'cancelled',
] as const;
export type MessageStatusName = (typeof MESSAGE_STATUSES)[number];

/** How far a message to a group is with one of its members. */
export const RECIPIENT_STATUSES = ['delivered', 'read', 'played'] as const;
export type RecipientStatus = (typeof RECIPIENT_STATUSES)[number];

/** What a number can show in a chat. */
export const TYPING_STATES = ['composing', 'recording', 'paused'] as const;
export type TypingStateName = (typeof TYPING_STATES)[number];

/** What WhatsApp tells of what a person does. */
export const PRESENCE_STATES = ['available', 'unavailable', ...TYPING_STATES] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** How a call to a number stands. */
export const CALL_STATUSES = ['ringing', 'accepted', 'rejected', 'missed'] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** Why WhatsApp does not let a number start new chats. */
export const NEW_CHAT_RESTRICTIONS = ['reach_out_timelock', 'new_chat_cap'] as const;
export type NewChatRestriction = (typeof NEW_CHAT_RESTRICTIONS)[number];

/** What WhatsApp does not let a number do. */
export const RESTRICTION_KINDS = [...NEW_CHAT_RESTRICTIONS, 'temporarily_banned'] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

/** Why a webhook is disabled although nobody paused it. */
export const WEBHOOK_DISABLED_REASONS = ['gone', 'failing'] as const;
export type WebhookDisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

/** Whom a chat is with. */
export const CHAT_KINDS = ['person', 'group'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

/** Whether a chat still needs somebody. A new inbound message opens a closed one. */
export const CHAT_STATES = ['open', 'closed'] as const;
export type ChatState = (typeof CHAT_STATES)[number];

/** Which chats a list shows: `mine` and `unassigned` are open ones. */
export const CHAT_VIEWS = ['all', 'open', 'needs_reply', 'mine', 'unassigned', 'closed'] as const;
export type ChatViewName = (typeof CHAT_VIEWS)[number];

/** What a member of a group may do. */
export const GROUP_ROLES = ['member', 'admin', 'owner'] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** What changes in a group. */
export const GROUP_CHANGES = [
  'created',
  'subject',
  'description',
  'picture',
  'added',
  'removed',
  'left',
  'promoted',
  'demoted',
  'settings',
  'join_request',
] as const;
export type GroupChange = (typeof GROUP_CHANGES)[number];

/** How a group is used, as `value` of a change of its settings. */
export const GROUP_SETTING_VALUES = [
  'announcement_on',
  'announcement_off',
  'locked_on',
  'locked_off',
  'approval_on',
  'approval_off',
  'admins_add_on',
  'admins_add_off',
] as const;
export type GroupSettingValue = (typeof GROUP_SETTING_VALUES)[number];

/** What is done to members of a group. */
export const MEMBER_CHANGES = ['add', 'remove', 'promote', 'demote'] as const;
export type MemberChangeName = (typeof MEMBER_CHANGES)[number];

/** What became of one of the people whom a change of a group names. */
export const MEMBER_OUTCOMES = [
  'done',
  'invitation_needed',
  'already_member',
  'not_a_member',
  'not_on_whatsapp',
  'left_recently',
  'blocked',
  'group_full',
  'not_allowed',
  'not_requested',
  'refused',
] as const;
export type MemberOutcomeName = (typeof MEMBER_OUTCOMES)[number];

/** How a link to a group was followed: the number is in it, or administrators decide. */
export const JOIN_RESULTS = ['joined', 'requested'] as const;
export type JoinResult = (typeof JOIN_RESULTS)[number];

/**
 * Lines of a conversation that nobody wrote: changes of its group, what people of the organization did with it, calls,
 * and how long messages stay.
 */
export const CHAT_NOTICE_KINDS = [
  ...GROUP_CHANGES.map((change) => `group_${change}` as const),
  'assigned',
  'unassigned',
  'closed',
  'reopened',
  'labelled',
  'unlabelled',
  'call_accepted',
  'call_rejected',
  'call_missed',
  'timer',
] as const;
export type ChatNoticeKind = (typeof CHAT_NOTICE_KINDS)[number];

/** What was called, as `value` of the notice of a call. */
export const CALL_NOTICE_VALUES = ['voice', 'video'] as const;
export type CallNoticeValue = (typeof CALL_NOTICE_VALUES)[number];

/** What an entry of a conversation is. */
export const TIMELINE_TYPES = ['message', 'note', 'notice'] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

/** What a member does who has a chat open. */
export const VIEWER_STATES = ['looking', 'typing'] as const;
export type ViewerState = (typeof VIEWER_STATES)[number];

/** What a screen says of its reader: `gone` takes it back. */
export const LOOKING_STATES = [...VIEWER_STATES, 'gone'] as const;
export type LookingState = (typeof LOOKING_STATES)[number];

/** How chats of nobody get somebody who looks after them. */
export const ASSIGNMENT_KINDS = ['none', 'round_robin'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** Over how many days times of replies are counted. */
export const REPLY_TIME_DAYS = [1, 7, 30] as const;
export type ReplyTimeDays = (typeof REPLY_TIME_DAYS)[number];

/** What of an organization its members set together, and are told of when it changes. */
export const ORGANIZATION_PARTS = [
  'labels',
  'snippets',
  'assignment_rule',
  'members',
  'clients',
] as const;
export type OrganizationPart = (typeof ORGANIZATION_PARTS)[number];

/** What of a chat is changed on the phone, too. */
export const PHONE_CHANGES = [
  'archive',
  'pin',
  'mute',
  'read',
  'contact',
  'star',
  'label',
] as const;
export type PhoneChangeKind = (typeof PHONE_CHANGES)[number];

/** What is searched. */
export const SEARCHED = ['messages', 'chats', 'contacts', 'files'] as const;
export type Searched = (typeof SEARCHED)[number];
