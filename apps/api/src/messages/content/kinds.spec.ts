import { CONTENT_FIELDS, MESSAGE_KINDS, MESSAGE_TYPES } from '@whathooks/dto';
import { isSendable } from './kinds';

it.each(MESSAGE_TYPES)(
  'the documentation tells the truth of %s: whether it can be sent',
  (type) => {
    const { request } = MESSAGE_KINDS[type];
    const isDocumented = (CONTENT_FIELDS as readonly (string | null)[]).includes(request);
    expect(isSendable(type)).toBe(isDocumented);
  },
);
