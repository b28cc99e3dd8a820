'use client';

import { useState, type ReactNode } from 'react';
import { IconFile } from '@tabler/icons-react';
import type { MediaView, MessageTypeName } from '@whathooks/dto';
import { addressOf, documentFacts, thumbnailOf } from './media-facts';
import classes from './media-part.module.css';
import { PictureViewer, type ShownPicture } from './picture-viewer';
import { VideoNote } from './video-note';
import { VoicePlayer } from './voice/voice-player';
import { MEDIA_FAILURES, mediaWords as words } from './words';

interface MediaPartProps {
  /** Id of the message. */
  id: string;
  type: MessageTypeName;
  media: MediaView;
  /** What was written below it. */
  caption: string | null;
  /** What stands below a file that is not here: a way to ask for it. */
  failedAction?: ReactNode;
}

/** The file of a message: shown, played or offered for download; or why it is not here. */
export function MediaPart({ id, type, media, caption, failedAction }: MediaPartProps) {
  const address = addressOf(media);
  if (!address) return <Missing media={media} action={failedAction} />;
  if (type === 'image')
    return <Picture picture={{ id, type, media, text: caption }} media={media} address={address} />;
  if (type === 'sticker')
    return <img className={classes.sticker} src={address} alt={words.sticker} loading="lazy" />;
  if (type === 'video' && media.round) return <VideoNote media={media} address={address} />;
  if (type === 'video') return <Video media={media} address={address} />;
  if (type === 'audio' || type === 'voice')
    return (
      <VoicePlayer
        media={media}
        address={address}
        label={type === 'voice' ? words.voice : words.audio}
      />
    );
  return <DocumentLink media={media} address={address} />;
}

interface ReadyProps {
  media: MediaView;
  address: string;
}

function Picture({ picture, media, address }: ReadyProps & { picture: ShownPicture }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes.picture}
        aria-label={words.open}
        onClick={() => setOpen(true)}
      >
        <img
          src={address}
          alt={words.photo}
          width={media.width}
          height={media.height}
          loading="lazy"
        />
      </button>
      {isOpen && (
        <PictureViewer
          pictures={[picture]}
          at={0}
          onMove={() => undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Video({ media, address }: ReadyProps) {
  return (
    // What a customer's contact films has no subtitles.
    <video
      className={classes.video}
      src={address}
      poster={thumbnailOf(media)}
      width={media.width}
      height={media.height}
      controls
      loop={media.gif}
      muted={media.gif}
      playsInline
      preload="metadata"
      aria-label={words.video}
    />
  );
}

function DocumentLink({ media, address }: ReadyProps) {
  const name = media.fileName ?? words.unnamed;
  const firstPage = thumbnailOf(media);
  return (
    <a
      className={classes.document}
      href={address}
      download={media.fileName ?? true}
      aria-label={words.download(name)}
    >
      {firstPage ? (
        <img className={classes.page} src={firstPage} alt={words.firstPage} loading="lazy" />
      ) : (
        <IconFile size={28} stroke={1.6} aria-hidden="true" />
      )}
      <span>
        <span className={classes.name} dir="auto">
          {name}
        </span>
        <span className={classes.facts} dir="auto">
          {documentFacts(media)}
        </span>
      </span>
    </a>
  );
}

function Missing({ media, action }: { media: MediaView; action: ReactNode }) {
  const preview = thumbnailOf(media);
  const isPending = media.status === 'pending';
  return (
    <span className={classes.waiting}>
      {preview && <img className={classes.preview} src={preview} alt="" />}
      {media.fileName && (
        <span className={classes.name} dir="auto">
          {media.fileName}
        </span>
      )}
      <span className={classes.state} dir="auto" role={isPending ? 'status' : undefined}>
        {isPending ? words.loading : MEDIA_FAILURES[media.error ?? 'unreachable']}
      </span>
      {!isPending && media.error !== 'unavailable' && action}
    </span>
  );
}
