import type { Addressing } from '../../store/accounts';
import { REFRESH_NAMES, type RefreshName } from '../../exchange/faults';
import { object as body } from './schemas';
import { phone } from './parameters';

export interface CreateAccount {
  phone: string;
  name?: string;
  lidOnly?: boolean;
  addressing?: Addressing;
  registered?: boolean;
}
export const createAccount = body(
  {
    phone,
    name: { type: 'string', minLength: 1, maxLength: 100 },
    lidOnly: { type: 'boolean' },
    addressing: { type: 'string', enum: ['phone', 'lid', 'hidden-lid'] },
    registered: { type: 'boolean' },
  },
  ['phone'],
);

export const scan = body({ qr: { type: 'string', minLength: 1, maxLength: 4_096 } }, ['qr']);
export const pairingCode = body({ code: { type: 'string', minLength: 8, maxLength: 9 } }, ['code']);

export const refreshCode = body({ force: { type: 'boolean' } }, []);

export interface Refresh {
  name?: RefreshName;
  count?: number;
}
export const refresh = body(
  {
    name: { type: 'string', enum: [...REFRESH_NAMES] },
    count: { type: 'integer', minimum: 1, maximum: 1_000 },
  },
  [],
);
export const blockNumber = body({ phone: { type: 'string' }, blocked: { type: 'boolean' } }, [
  'phone',
  'blocked',
]);
export const ownPicture = body({ base64: { type: 'string', nullable: true } }, ['base64']);

export const unlink = {
  ...body({ device: { type: 'integer', minimum: 1 } }, []),
  nullable: true,
};
