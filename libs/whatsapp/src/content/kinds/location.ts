import type { proto } from '@whiskeysockets/baileys';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** A place. A field that does not apply is absent. */
export interface Place {
  /** Degrees. */
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
  url?: string;
  /** Meters. */
  accuracy?: number;
  /** There, and true, where the person shares where they go: later places follow. */
  live?: true;
  /** Of a place that is shared live: later ones have a greater number. */
  sequence?: number;
}

export interface LocationContent extends Said {
  type: 'location';
  location: Place;
  /** True where it updates an earlier live location. */
  continues?: true;
}

export const location = {
  type: 'location',
  read(message): LocationContent | null {
    const { locationMessage: still, liveLocationMessage: live } = message;
    const place = still ? placeOf(still) : live ? livePlaceOf(live) : null;
    if (!place) return null;
    const text = still ? (still.name ?? still.comment) : live?.caption;
    const isLater = (live?.timeOffset ?? 0) > 0;
    return {
      type: 'location',
      ...textOf(text),
      location: place,
      ...(isLater && { continues: true }),
    };
  },
  write: ({ location: place }: LocationContent) => ({
    locationMessage: {
      degreesLatitude: place.latitude,
      degreesLongitude: place.longitude,
      ...(place.name !== undefined && { name: place.name }),
      ...(place.address !== undefined && { address: place.address }),
    },
  }),
} satisfies Kind<LocationContent>;

/** Null where the coordinates are none. */
export function placeOf(location: proto.Message.ILocationMessage): Place | null {
  const place = coordinatesOf(location);
  if (!place) return null;
  const [name, address, url] = [location.name, location.address, location.url].map((line) =>
    lineOf(line),
  );
  return {
    ...place,
    ...(name && { name }),
    ...(address && { address }),
    ...(url && { url }),
    ...(location.isLive && { live: true }),
  };
}

function livePlaceOf(location: proto.Message.ILiveLocationMessage): Place | null {
  const place = coordinatesOf(location);
  const sequence = Number(location.sequenceNumber ?? 0);
  return place && { ...place, live: true, sequence: Number.isSafeInteger(sequence) ? sequence : 0 };
}

function coordinatesOf({
  degreesLatitude,
  degreesLongitude,
  accuracyInMeters: accuracy,
}: Pick<
  proto.Message.ILocationMessage,
  'degreesLatitude' | 'degreesLongitude' | 'accuracyInMeters'
>): Place | null {
  // The protocol leaves zeros out.
  const latitude = degreesLatitude ?? 0;
  const longitude = degreesLongitude ?? 0;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isPlace ? { latitude, longitude, ...(accuracy && { accuracy }) } : null;
}
