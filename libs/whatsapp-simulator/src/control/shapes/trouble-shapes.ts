import { RAW_FORMS, type RawForm } from '../../wire/connection';
import { REFRESH_NAMES } from '../../exchange/faults';
import { CONNECTION_ACTIONS, type ConnectionAction } from '../../server/whatsapp-server';
import { object as body } from './schemas';

export interface ConnectionChange {
  action: ConnectionAction;
  code?: number;
  conflict?: string;
  cause?: string;
}
export const connection = body(
  {
    action: {
      type: 'string',
      enum: [...CONNECTION_ACTIONS],
    },
    code: { type: 'integer', minimum: 400, maximum: 599 },
    conflict: { type: 'string', minLength: 1, maxLength: 64 },
    cause: { type: 'string', pattern: '^[a-z][a-z-]{0,63}$' },
  },
  ['action'],
);

export interface Raw {
  as: RawForm;
  base64: string[];
}
export const raw = body(
  {
    as: { type: 'string', enum: [...RAW_FORMS] },
    base64: { type: 'array', items: { type: 'string' } },
  },
  ['as', 'base64'],
);

export const code = { type: 'integer', nullable: true, minimum: 400, maximum: 599 };
export const faults = body(
  {
    delayMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    duplicate: { type: 'boolean' },
    reorder: { type: 'boolean' },
    refuseLogin: code,
    refuseLoginWith: { type: 'object', additionalProperties: { type: 'string' } },
    minRevision: { type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647 },
    maxRevision: { type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647 },
    loseKeys: { type: 'boolean' },
    refuseNewDevices: { type: 'boolean' },
    refreshAtScan: { type: 'integer', minimum: 0, maximum: 100 },
    refreshName: { type: 'string', enum: [...REFRESH_NAMES] },
    unlinkedStreamMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    throttleCodes: { type: 'boolean' },
    withholdCodes: { type: 'boolean' },
    codeLifeMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    incompleteCodeNotice: { type: 'boolean' },
    foreignCodeNotice: { type: 'boolean' },
    failAfterFinish: { type: 'boolean' },
    unreadable: { type: 'integer', minimum: 0, maximum: 100 },
    withholdAcks: { type: 'boolean' },
    delayAcksMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    withholdReceipts: { type: 'boolean' },
    loseMessages: { type: 'boolean' },
    refuseMessages: code,
    withholdKeys: { type: 'boolean' },
    refuseGroups: code,
    withholdGroups: { type: 'boolean' },
    loseGroupAnswers: { type: 'boolean' },
    refuseGroupAdds: { type: 'boolean' },
    stateConflicts: { type: 'integer', minimum: 0, maximum: 100 },
    refuseState: code,
    withholdState: { type: 'string', nullable: true, enum: ['patches', 'all', null] },
    statePatchesAtOnce: { type: 'integer', minimum: 1, maximum: 1_000 },
    snapshotsAfter: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    damageState: { type: 'string', nullable: true, enum: ['patches', 'snapshots', 'all', null] },
    withholdStateKeys: { type: 'boolean' },
  },
  [],
);
