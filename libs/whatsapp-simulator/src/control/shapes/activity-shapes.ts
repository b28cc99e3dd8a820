import { CALL_STEPS, type CallStep } from '../../activity/calls';
import { PRESENCE_STATES, type PresenceState } from '../../activity/presence';
import { object } from './schemas';

/** Shapes of the bodies about calls, presence and channels. */

const text = { type: 'string', minLength: 1 };

export interface Call {
  to: string;
  hangUp?: boolean;
  video?: boolean;
  /** JID of the group that is called. */
  group?: string;
}
export const call = object(
  { to: text, hangUp: { type: 'boolean' }, video: { type: 'boolean' }, group: text },
  ['to'],
);

export interface MoveCall {
  to: string;
  step: CallStep;
  reason?: string;
}
export const moveCall = object(
  { to: text, step: { type: 'string', enum: [...CALL_STEPS] }, reason: text },
  ['to', 'step'],
);

export interface Presence {
  to: string;
  state: PresenceState;
  lastSeen?: string;
}
export const presence = object(
  {
    to: text,
    state: { type: 'string', enum: [...PRESENCE_STATES] },
    lastSeen: { type: 'string', format: 'date-time' },
  },
  ['to', 'state'],
);

export interface Post {
  followers: string[];
  text?: string;
  /** A whole message as WhatsApp's protobuf has it, in JSON. */
  content?: Record<string, unknown>;
  serverId?: number;
  /** Id of an earlier post that this one is in the place of. */
  edits?: string;
  /** Id of an earlier post that is taken back. */
  deletes?: string;
}
export const post = object(
  {
    followers: { type: 'array', items: text, minItems: 1 },
    text,
    content: { type: 'object' },
    serverId: { type: 'integer', minimum: 1 },
    edits: text,
    deletes: text,
  },
  ['followers'],
);
