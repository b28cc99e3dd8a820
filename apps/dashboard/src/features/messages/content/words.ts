import { formatCount } from '../../../shared/format/count';

/** Words of what a message says besides its text. */
export const contentWords = {
  forwarded: 'Forwarded',
  forwardedOften: 'Forwarded many times',
  viewOnce: 'View once',
  answers: (author: string) => `Answer to ${author}`,
  answersYou: 'Answer to you',
  toQuoted: 'Go to this message',
  /** Behind an `@`: the number that reads it. */
  you: 'you',
  readMore: 'Read more',
  notAvailable: 'Message not available',
  live: 'Shares where they are',
  place: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
  map: 'Open on a map',
  poll: (selectable: number) =>
    selectable === 1 ? 'Poll: one answer' : `Poll: up to ${selectable} answers`,
  pollAny: 'Poll: any number of answers',
  votes: (count: number) => formatCount(count),
  cancelled: 'Cancelled',
  joinCall: 'Open the link of the call',
  until: (from: string, until: string) => `${from} – ${until}`,
  chose: (title: string) => `Chose: ${title}`,
} as const;

/** Words of an invitation to a group. */
export const invitationWords = {
  group: 'Invitation to a group',
  unnamed: 'A group without a name',
  until: (moment: string) => `Invitation to a group, until ${moment}`,
  over: 'This invitation to a group is over.',
  join: 'Join the group',
  requested: 'The administrators of the group decide now.',
  open: 'Open the group',
} as const;

/** What people answer to an event. */
export const EVENT_ANSWERS = {
  going: 'Going',
  maybe: 'Maybe',
  not_going: 'Not going',
} as const;
