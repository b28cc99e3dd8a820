'use client';

import { useState } from 'react';
import { IconAlertTriangle, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { MediaView, MessageView } from '@whathooks/dto';
import classes from './album-part.module.css';
import { addressOf, thumbnailOf } from './media-facts';
import { PictureViewer } from './picture-viewer';
import { mediaWords as words } from './words';

/** Pictures and videos that are shown; the last of them says how many more there are. */
const SHOWN = 4;

interface AlbumPartProps {
  /** Its pictures and videos, in their order. */
  messages: readonly MessageView[];
  /** Place of the one that is marked; none: -1. */
  marked: number;
  /** The mouse or the focus came to a picture. */
  onPoint: (index: number) => void;
}

/** The pictures and videos of an album as one grid. Each opens over the screen, where arrows lead to the others. */
export function AlbumPart({ messages, marked, onPoint }: AlbumPartProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const shown = messages.slice(0, SHOWN);
  const hasSeveralCaptions = messages.filter(({ text }) => text).length > 1;
  return (
    <>
      <ul
        className={classes.grid}
        data-count={shown.length}
        aria-label={words.album(messages.length)}
      >
        {shown.map((message, index) => {
          const more = index === SHOWN - 1 ? messages.length - SHOWN : 0;
          return (
            <li key={message.id} onMouseEnter={() => onPoint(index)} onFocus={() => onPoint(index)}>
              <button
                type="button"
                className={classes.tile}
                data-marked={index === marked || undefined}
                aria-label={words.openOne(index + 1, messages.length, message.text)}
                onClick={() => setOpened(index)}
              >
                <Tile message={message} />
                {hasSeveralCaptions && message.text && more === 0 && (
                  <span className={classes.caption} dir="auto">
                    {message.text}
                  </span>
                )}
                {more > 0 && <span className={classes.more}>{words.more(more)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {opened !== null && (
        <PictureViewer
          pictures={messages}
          at={opened}
          onMove={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function Tile({ message: { type, media } }: { message: MessageView }) {
  const address = media && addressOf(media);
  const preview = media && thumbnailOf(media);
  if (media && !address) return <Missing media={media} preview={preview} />;
  const picture = type === 'image' ? address : preview;
  return (
    <>
      {picture && <img src={picture} alt="" loading="lazy" />}
      {type === 'video' && (
        <span className={classes.play}>
          <IconPlayerPlayFilled size={20} aria-hidden="true" />
        </span>
      )}
    </>
  );
}

function Missing({ media, preview }: { media: MediaView; preview: string | undefined }) {
  return (
    <>
      {preview && <img className={classes.blurred} src={preview} alt="" />}
      <span className={classes.missing}>
        {media.status === 'pending' ? words.loading : <IconAlertTriangle size={20} aria-hidden />}
      </span>
    </>
  );
}
