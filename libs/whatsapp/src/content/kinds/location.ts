import { type Kind, type Said, textOf } from './kind';

export interface LocationContent extends Said {
  type: 'location';
}

export const location = {
  type: 'location',
  read(message): LocationContent | null {
    const { locationMessage: location, liveLocationMessage: live } = message;
    if (!location && !live) return null;
    return { type: 'location', ...textOf(location ? location.name : live?.caption) };
  },
} satisfies Kind<LocationContent>;
