import {
  CONTACTS_MAX,
  NAME_MAX,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_QUESTION_MAX,
} from '@whathooks/dto/facts';

/** Words of what can be sent besides a text. */
export const words = {
  add: 'Add files, a poll, a place or a contact',
  document: 'Document',
  picture: 'Photo or video',
  camera: 'Take a photo',
  poll: 'Poll',
  place: 'Location',
  contact: 'Contact',
  chooseDocuments: 'Choose documents to send',
  choosePictures: 'Choose photos and videos to send',
  seen: 'This is what the chat sees',
  send: 'Send',
} as const;

/** Words of the dialog that asks a question. */
export const pollWords = {
  title: 'Send a poll',
  question: 'Question',
  option: (number: number) => `Option ${number}`,
  several: 'People may choose several options',
  noQuestion: 'Write what you ask.',
  longQuestion: `Write at most ${POLL_QUESTION_MAX} characters.`,
  longOption: `Write at most ${POLL_OPTION_MAX} characters.`,
  twice: 'This option is listed already.',
  fewOptions: 'Write at least two options.',
} as const;

/** Words of the dialog that sends a place. */
export const placeWords = {
  title: 'Send a location',
  where: 'Where',
  whereHint:
    'Latitude and longitude, such as 52.52, 13.405, or the link of a place from a map. Nothing is asked from the map.',
  unknown:
    'No coordinates are in this. On a map, copy the coordinates of the place, or its long link.',
  here: 'Use where I am',
  hereRefused: 'The browser does not say where you are. Allow it in the settings of this page.',
  name: 'Name',
  address: 'Address',
  optional: 'May stay empty.',
  long: `Write at most ${PLACE_MAX} characters.`,
} as const;

/** Words of the dialog that sends contacts. */
export const contactWords = {
  title: 'Send contacts',
  search: 'Search contacts',
  none: 'No contact matches.',
  own: 'Somebody else',
  name: 'Name',
  phone: 'Phone number',
  phoneHint: 'With country code.',
  phoneWrong: 'Write the number with its country code, for example 15551234567.',
  noName: 'Write a name.',
  longName: `Write at most ${NAME_MAX} characters.`,
  put: 'Add to the message',
  remove: (name: string) => `Do not send ${name}`,
  chosen: 'Contacts to send',
  most: `One message has at most ${CONTACTS_MAX} contacts.`,
  send: (count: number) => (count === 1 ? 'Send 1 contact' : `Send ${count} contacts`),
  choose: 'Choose contacts',
} as const;

/** Words of the dialog that takes a photo. */
export const cameraWords = {
  title: 'Take a photo',
  shown: 'What the camera sees',
  taken: 'The photo that you took',
  take: 'Take photo',
  again: 'Take another one',
  use: 'Add to the message',
  starting: 'Starting the camera…',
  refused:
    'The browser gives no access to the camera. Allow it in the settings of this page, then try again.',
  missing: 'No camera was found. Connect one, or choose a photo from your files.',
  busy: 'The camera is used by another program. Close it there, then try again.',
} as const;
