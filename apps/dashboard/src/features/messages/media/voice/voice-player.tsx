'use client';

import { useRef, useState } from 'react';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { MediaView } from '@whathooks/dto';
import { formatSeconds } from '../media-facts';
import { mediaWords as words } from '../words';
import { changeSpeed, pauseOthers, useSpeed } from './playback';
import classes from './voice-player.module.css';
import { BARS, HEIGHT, waveformPath } from './waveform';

interface VoicePlayerProps {
  media: MediaView;
  address: string;
  label: string;
}

/** Plays a recording: from any place of it, at several speeds, and none beside another one. */
export function VoicePlayer({ media, address, label }: VoicePlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(media.seconds ?? 0);
  const speed = useSpeed();

  if (isBroken)
    return (
      <span className={classes.broken}>
        {words.unplayable}{' '}
        <a href={address} download={media.fileName ?? true}>
          {words.save}
        </a>
      </span>
    );

  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    element.playbackRate = speed;
    // What cannot be played says so by an event.
    void element.play().catch(() => undefined);
  };
  const seek = (seconds: number) => {
    setAt(seconds);
    if (audio.current) audio.current.currentTime = seconds;
  };
  const faster = () => {
    const next = changeSpeed();
    if (audio.current) audio.current.playbackRate = next;
  };
  const isAway = at > 0 || isPlaying;
  return (
    <span className={classes.root} role="group" aria-label={label}>
      {/* What somebody says has no subtitles. */}
      <audio
        ref={audio}
        src={address}
        // How long it is stands in the message, mostly; else it has to be looked up.
        preload={media.seconds ? 'none' : 'metadata'}
        onPlay={({ currentTarget }) => {
          pauseOthers(currentTarget);
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setLength(duration)
        }
        onError={() => setBroken(true)}
      />
      <button
        type="button"
        className={classes.play}
        aria-label={isPlaying ? words.pause : words.play}
        onClick={toggle}
      >
        {isPlaying ? (
          <IconPlayerPauseFilled size={20} aria-hidden="true" />
        ) : (
          <IconPlayerPlayFilled size={20} aria-hidden="true" />
        )}
      </button>
      {/* Time runs from left to right for everybody. */}
      <span className={classes.track} dir="ltr">
        <Waveform waveform={media.waveform} played={length > 0 ? at / length : 0} />
        <input
          type="range"
          className={classes.seek}
          min={0}
          max={length}
          step={0.1}
          value={Math.min(at, length)}
          aria-label={words.position}
          aria-valuetext={words.positionOf(formatSeconds(at), formatSeconds(length))}
          onChange={({ currentTarget }) => seek(Number(currentTarget.value))}
        />
      </span>
      <span className={classes.time}>{formatSeconds(isAway ? at : length)}</span>
      <button
        type="button"
        className={classes.speed}
        aria-label={words.speed(speed)}
        title={words.speed(speed)}
        onClick={faster}
      >
        {words.times(speed)}
      </button>
    </span>
  );
}

interface WaveformProps {
  waveform: MediaView['waveform'];
  /** How much was played, from 0 to 1. */
  played: number;
}

function Waveform({ waveform, played }: WaveformProps) {
  const path = waveformPath(waveform ?? []);
  return (
    <svg viewBox={`0 0 ${BARS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={classes.rest} d={path} />
      <path
        className={classes.played}
        d={path}
        style={{ clipPath: `inset(0 ${(1 - Math.min(played, 1)) * 100}% 0 0)` }}
      />
    </svg>
  );
}
