import fc from 'fast-check';
import { ApiError } from '../../../platform/http/problems/api-error';
import { parseRecipient } from './recipients';

describe('a recipient', () => {
  it.each([
    ['15551234567', '15551234567@s.whatsapp.net', '15551234567'],
    ['15551234567@s.whatsapp.net', '15551234567@s.whatsapp.net', '15551234567'],
    ['100000012345678@lid', '100000012345678@lid', null],
    ['120363025246125486@g.us', '120363025246125486@g.us', null],
    ['15551234567-1600000000@g.us', '15551234567-1600000000@g.us', null],
  ])('%s is read', (to, jid, phone) => {
    expect(parseRecipient(to)).toEqual({ jid, phone });
  });

  it.each([
    ['+15551234567', /digits only, without \+ or spaces: 15551234567/],
    ['1 555 123 4567', /15551234567/],
    ['+1 (555) 123-4567', /15551234567/],
    ['015551234567', /country code/],
    ['12345', /country code/],
    ['jane', /country code/],
    ['15551234567@c.us', /JID/],
    ['@s.whatsapp.net', /JID/],
    ['15551234567:3@s.whatsapp.net', /JID/],
    ['status@broadcast', /JID/],
    ['', /country code/],
    ['1234567890123456', /15 digits.*@lid/],
    ['1234567890123456@s.whatsapp.net', /15 digits.*@lid/],
  ])('%j is refused and the answer says how to write it', (to, message) => {
    expect(() => parseRecipient(to)).toThrow(message);
  });

  it('is never anything but digits or a JID, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (to) => {
        try {
          expect(parseRecipient(to).jid).toMatch(/^[\d-]+@(s\.whatsapp\.net|lid|g\.us)$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }),
    );
  });
});
