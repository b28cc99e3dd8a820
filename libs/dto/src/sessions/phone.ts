/** A phone number: digits with country code. */
export const PHONE = /^[1-9]\d{6,14}$/;

/** What is wrong with one that is not, with `$property` for the name of its field. */
export const PHONE_MESSAGE =
  '$property must be digits with country code, without + or spaces, e.g. 15551234567';
