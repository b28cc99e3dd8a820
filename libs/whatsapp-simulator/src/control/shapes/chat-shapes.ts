import { object as body } from './schemas';

export interface MarkRead {
  from: string;
  ids: string[];
  /** They are voice messages, and were heard. */
  played?: boolean;
}
export const markRead = body(
  {
    from: { type: 'string' },
    ids: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1_000 },
    played: { type: 'boolean' },
  },
  ['from', 'ids'],
);

export interface ListMessages {
  with?: string;
  unread?: boolean;
}
export const listMessages = body({ with: { type: 'string' }, unread: { type: 'boolean' } }, []);

export interface Wait {
  from?: string;
  text?: string;
  id?: string;
  timeoutMs?: number;
}
export const wait = body(
  {
    from: { type: 'string' },
    text: { type: 'string' },
    id: { type: 'string' },
    timeoutMs: { type: 'integer', minimum: 1, maximum: 300_000 },
  },
  [],
);

export interface StartBurst {
  to: string;
  count: number;
  prefix?: string;
}
export const startBurst = body(
  {
    to: { type: 'string' },
    count: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    prefix: { type: 'string', maxLength: 100 },
  },
  ['to', 'count'],
);
