import { object as body } from './schemas';
import { numbers } from './parameters';

export interface CreateGroup {
  subject: string;
  members: string[];
  addressing?: 'phone' | 'lid';
  announcement?: boolean;
  locked?: boolean;
  approval?: boolean;
  adminsAdd?: boolean;
  community?: string;
}
export const createGroup = body(
  {
    subject: { type: 'string', minLength: 1, maxLength: 100 },
    members: { ...numbers, minItems: 1 },
    addressing: { type: 'string', enum: ['phone', 'lid'] },
    announcement: { type: 'boolean' },
    locked: { type: 'boolean' },
    approval: { type: 'boolean' },
    adminsAdd: { type: 'boolean' },
    community: { type: 'string' },
  },
  ['subject', 'members'],
);

export interface ChangeGroup {
  by?: string;
  subject?: string;
  description?: string | null;
  announcement?: boolean;
  locked?: boolean;
  approval?: boolean;
  adminsAdd?: boolean;
}
export const changeGroup = body(
  {
    by: { type: 'string' },
    subject: { type: 'string', minLength: 1, maxLength: 100 },
    description: { type: 'string', nullable: true, maxLength: 2_048 },
    announcement: { type: 'boolean' },
    locked: { type: 'boolean' },
    approval: { type: 'boolean' },
    adminsAdd: { type: 'boolean' },
  },
  [],
);
export const groupPicture = body(
  { by: { type: 'string' }, base64: { type: 'string', nullable: true } },
  ['base64'],
);
export const joinGroup = body({ code: { type: 'string' } }, ['code']);
export interface DecideRequests {
  by?: string;
  approve?: string[];
  reject?: string[];
}
export const decideRequests = body(
  { by: { type: 'string' }, approve: numbers, reject: numbers },
  [],
);

export interface ChangeMembers {
  add?: string[];
  remove?: string[];
  promote?: string[];
  demote?: string[];
  by?: string;
}
export const changeMembers = body(
  { add: numbers, remove: numbers, promote: numbers, demote: numbers, by: { type: 'string' } },
  [],
);

export const groupTimer = body(
  { seconds: { type: 'integer', minimum: 0 }, by: { type: 'string' } },
  ['seconds'],
);
