import { type Kind, lineOf, type Said, textOf } from './kind';
import { type Place, placeOf } from './location';

/** Something that people are invited to. A field that does not apply is absent. */
export interface Happening {
  name: string;
  description?: string;
  /** ISO 8601. */
  startsAt?: string;
  endsAt?: string;
  location?: Place;
  /** Where the call is that it takes place in. */
  callLink?: string;
  /** There, and true, where it does not take place. */
  cancelled?: true;
}

export interface EventContent extends Said {
  type: 'event';
  event: Happening;
}

export const event = {
  type: 'event',
  read(message): EventContent | null {
    const { eventMessage: event } = message;
    if (!event) return null;
    const [name, description, callLink] = [event.name, event.description, event.joinLink].map(
      (line) => lineOf(line, DESCRIPTION_MAX),
    );
    const [startsAt, endsAt] = [event.startTime, event.endTime].map(instantOf);
    const place = event.location ? placeOf(event.location) : null;
    return {
      type: 'event',
      ...textOf([name, description].filter(Boolean).join('\n')),
      event: {
        name: name ?? '',
        ...(description && { description }),
        ...(startsAt && { startsAt }),
        ...(endsAt && { endsAt }),
        ...(place && { location: place }),
        ...(callLink && { callLink }),
        ...(event.isCanceled && { cancelled: true }),
      },
    };
  },
} satisfies Kind<EventContent>;

/** Longest description that is kept, in characters. */
const DESCRIPTION_MAX = 4_096;

/** Null for what is no sensible time in seconds. */
function instantOf(seconds: unknown): string | null {
  const value = Number(seconds ?? 0);
  return value > 0 && value < 2 ** 32 ? new Date(Math.floor(value) * 1_000).toISOString() : null;
}
