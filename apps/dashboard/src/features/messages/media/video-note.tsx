'use client';

import { useRef, useState } from 'react';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { MediaView } from '@whathooks/dto';
import { thumbnailOf } from './media-facts';
import classes from './media-part.module.css';
import { mediaWords as words } from './words';

interface VideoNoteProps {
  media: MediaView;
  address: string;
}

/** A video in a circle, which has no room for the controls of a player: a press plays it, another one pauses it. */
export function VideoNote({ media, address }: VideoNoteProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const toggle = () => {
    if (isPlaying) video.current?.pause();
    // Where it cannot be played it stays as it is.
    else void video.current?.play().catch(() => undefined);
  };
  return (
    <button
      type="button"
      className={classes.note}
      aria-label={isPlaying ? words.pause : words.play}
      onClick={toggle}
    >
      <video
        ref={video}
        className={classes.round}
        src={address}
        poster={thumbnailOf(media)}
        playsInline
        preload="metadata"
        aria-label={words.video}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
      {!isPlaying && (
        <span className={classes.play}>
          <IconPlayerPlayFilled size={24} aria-hidden="true" />
        </span>
      )}
    </button>
  );
}
