/**
 * Why a field of a request is refused: the stable `errors[].code` of a problem, with what it says to a person.
 * `{limit}` stands for `errors[].limit`.
 */
export const FIELD_FAULTS = {
  required: 'This is needed.',
  unknown_field: 'This field is not known.',
  wrong_type: 'This has another type than is needed.',
  too_long: 'This can have at most {limit} characters.',
  too_short: 'This needs at least {limit} characters.',
  too_many: 'This can have at most {limit} entries.',
  too_few: 'This needs at least {limit} entries.',
  too_large: 'This can be at most {limit}.',
  too_small: 'This must be at least {limit}.',
  too_precise: 'This has too many decimal places.',
  twice: 'Something stands here twice.',
  not_offered: 'This is none of the values to choose from.',
  not_whole: 'This must be a whole number.',
  not_email: 'This is no e-mail address.',
  not_url: 'This must be a full address that begins with http:// or https://.',
  not_phone: 'This must be a phone number: digits with the country code, such as 15551234567.',
  not_color: 'This must be a colour of six hex digits behind a #, such as #0b6e4f.',
  not_time: 'This is no date and time.',
  not_network: 'These must be IP addresses or ranges of them, such as 203.0.113.0/24.',
  not_base64: 'The file could not be read.',
  not_place: 'There is no such place on Earth.',
  not_shortcut: 'This can have letters, digits, - and _, and no spaces.',
  not_media_type: 'This must be a media type, such as text/csv.',
  not_card: 'This is no vCard.',
  unknown_variable: 'This has a variable that does not exist.',
  not_printable: 'This cannot have line breaks or control characters.',
  invisible: 'This needs something that can be seen.',
  wrong_pairs: 'There are too many pairs, or one of them is too long or has no name.',
  wrong_people: 'This must name people, each once.',
  first_not_zero: 'This begins with 0: the first attempt is made at once.',
  not_in_future: 'This time is over. Choose a later one.',
  too_far_ahead: 'This can be at most {limit} days ahead.',
  not_after_start: 'The end must be after the start.',
  not_another: 'This must be another one than the current.',
  other_address: 'The invitation is for another address.',
  not_readable: 'This is no picture that can be read, or it is too large.',
  not_limitable: 'This role sees the whole organization and cannot be limited.',
  not_header_name: 'This is no name of a header.',
  reserved_header: 'This header is set by whathooks or by the connection.',
  not_header_value: 'The value must be plain ASCII without line breaks or spaces around it.',
  no_value_to_keep: 'This header has no value yet. Write one.',
} as const satisfies Record<string, string>;

export type FieldFault = keyof typeof FIELD_FAULTS;

export const FIELD_FAULT_CODES = Object.keys(FIELD_FAULTS) as readonly FieldFault[];
