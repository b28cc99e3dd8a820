'use client';

import { useRef, useState } from 'react';
import classes from './media-part.module.css';
import { mediaWords as words } from './words';

interface VoicePlayerProps {
  address: string;
  label: string;
}

const SPEEDS = [1, 1.5, 2] as const;

/** Plays a recording at several speeds. */
export function VoicePlayer({ address, label }: VoicePlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);
  const next = () => {
    const faster = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(faster);
    if (audio.current) audio.current.playbackRate = faster;
  };
  return (
    <span className={classes.voice}>
      <audio
        ref={audio}
        className={classes.audio}
        src={address}
        controls
        preload="metadata"
        aria-label={label}
        onPlay={({ currentTarget }) => (currentTarget.playbackRate = speed)}
      />
      <button
        type="button"
        className={classes.speed}
        aria-label={words.speed(speed)}
        title={words.speed(speed)}
        onClick={next}
      >
        {words.times(speed)}
      </button>
    </span>
  );
}
