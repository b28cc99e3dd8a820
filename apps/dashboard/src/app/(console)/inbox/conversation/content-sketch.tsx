import {
  ContactsPart,
  PlacePart,
  PollSketch,
} from '../../../../features/messages/content/content-part';
import { TYPE_LABELS } from '../../../../features/messages/words';
import type { Content } from './drafts';

/** What the chat will see of something that is no text and no file. */
export function ContentSketch({ content }: { content: Content }) {
  const { poll, location, contacts } = content;
  if (poll) return <PollSketch poll={{ selectable: 1, ...poll }} />;
  if (location) return <PlacePart place={location} />;
  const file = fileIn(content);
  if (file) return <FileSketch type={file[0]} file={file[1]} />;
  const shown = contacts?.map(({ name, phones = [] }) => ({ name, phones })) ?? [];
  return <ContactsPart contacts={shown} />;
}

const FILES = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;

type FileType = (typeof FILES)[number];
type SentFile = NonNullable<Content[FileType]> & { caption?: string; fileName?: string };

function fileIn(content: Content): readonly [FileType, SentFile] | null {
  for (const type of FILES) {
    const file = content[type];
    if (file) return [type, file];
  }
  return null;
}

/** A file that the API has: what it is, and what is written to it. */
function FileSketch({ type, file: { fileName, caption } }: { type: FileType; file: SentFile }) {
  return (
    <>
      <em>{fileName ?? TYPE_LABELS[type]}</em>
      {caption && <br />}
      {caption}
    </>
  );
}
