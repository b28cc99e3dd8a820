import {
  ContactsPart,
  PlacePart,
  PollSketch,
} from '../../../../features/messages/content/content-part';
import type { Content } from './drafts';

/** What the chat will see of something that is no text and no file. */
export function ContentSketch({ content: { poll, location, contacts } }: { content: Content }) {
  if (poll) return <PollSketch poll={{ selectable: 1, ...poll }} />;
  if (location) return <PlacePart place={location} />;
  const shown = contacts?.map(({ name, phones = [] }) => ({ name, phones })) ?? [];
  return <ContactsPart contacts={shown} />;
}
