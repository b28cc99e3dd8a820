import { type ContentKind, ofAnyKind } from './kind';

export const location: ContentKind<'location'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), location: content.location }),
  fromRequest({ location }) {
    return location ? { type: 'location', text: location.name ?? null, location } : null;
  },
};
