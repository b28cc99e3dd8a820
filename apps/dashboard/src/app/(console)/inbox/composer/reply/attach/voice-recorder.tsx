'use client';

import { memo, useEffect, useRef, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconMicrophone, IconSend2, IconTrash } from '@tabler/icons-react';
import { formatSeconds } from '../../../../../../features/messages/media/media-facts';
import { ApiProblem } from '../../../../../../shared/api/problem';
import { notifyPassingProblem } from '../../../../../../shared/notices/notify';
import classes from './voice-recorder.module.css';
import { recorderWords as words } from '../words';

interface VoiceRecorderProps {
  disabled: boolean;
  onRecorded: (file: File) => void;
  onRecording: (isRecording: boolean) => void;
}

/** Records a voice message: sent, or thrown away. */
export const VoiceRecorder = memo(function VoiceRecorder({
  disabled,
  onRecorded,
  onRecording,
}: VoiceRecorderProps) {
  const [recorder, setRecorder] = useState<MediaRecorder | null>(null);
  const dismiss = useRef<() => void>(() => undefined);
  const begin = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      dismiss.current();
      setRecorder(recorderOf(stream));
      onRecording(true);
    } catch {
      dismiss.current = sayRefused();
    }
  };
  const end = () => {
    setRecorder(null);
    onRecording(false);
  };
  if (recorder) return <Recording recorder={recorder} onRecorded={onRecorded} onEnd={end} />;
  return (
    <ActionIcon
      size={36}
      variant="subtle"
      color="gray"
      aria-label={words.record}
      title={words.record}
      disabled={disabled}
      onClick={() => void begin()}
    >
      <IconMicrophone size={18} stroke={1.8} />
    </ActionIcon>
  );
});

/**
 * Whoever then allows the microphone in the settings of the page need not close what says that it is not allowed.
 *
 * @returns takes it away.
 */
function sayRefused(): () => void {
  const problem = new ApiProblem({ code: 'no_microphone', status: 0, ...words.refused });
  const dismiss = notifyPassingProblem('no-microphone', problem);
  void navigator.permissions.query({ name: 'microphone' }).then(
    (permission) => permission.addEventListener('change', dismiss, { once: true }),
    // Not every browser tells of microphones.
    () => undefined,
  );
  return dismiss;
}

function recorderOf(stream: MediaStream): MediaRecorder {
  const mimeType = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'].find((type) =>
    MediaRecorder.isTypeSupported(type),
  );
  return new MediaRecorder(stream, mimeType ? { mimeType } : {});
}

interface RecordingProps {
  recorder: MediaRecorder;
  onRecorded: (file: File) => void;
  onEnd: () => void;
}

function Recording({ recorder, onRecorded, onEnd }: RecordingProps) {
  const isWanted = useRef(false);
  const seconds = useSeconds();
  const done = useRef({ onRecorded, onEnd });
  useEffect(() => {
    done.current = { onRecorded, onEnd };
  });
  useEffect(() => {
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      for (const track of recorder.stream.getTracks()) track.stop();
      const type = recorder.mimeType.split(';')[0] ?? '';
      if (isWanted.current) {
        done.current.onRecorded(new File(parts, `voice.${type.split('/')[1] ?? ''}`, { type }));
      }
      done.current.onEnd();
    };
    if (recorder.state === 'inactive') recorder.start();
  }, [recorder]);
  // Who goes to another chat does not go on recording.
  useEffect(
    () => () => {
      if (recorder.state !== 'inactive') recorder.stop();
    },
    [recorder],
  );
  const stop = (wanted: boolean) => {
    isWanted.current = wanted;
    recorder.stop();
  };
  return (
    <div className={classes.root} role="group" aria-label={words.recording}>
      <ActionIcon
        size={36}
        variant="subtle"
        color="red"
        aria-label={words.discard}
        title={words.discard}
        onClick={() => stop(false)}
      >
        <IconTrash size={18} />
      </ActionIcon>
      <span className={classes.dot} aria-hidden="true" />
      <span className="tabular" role="timer" aria-label={words.recording}>
        {formatSeconds(seconds)}
      </span>
      <ActionIcon
        size={36}
        className={classes.send}
        aria-label={words.send}
        title={words.send}
        onClick={() => stop(true)}
      >
        <IconSend2 size={18} stroke={1.8} />
      </ActionIcon>
    </div>
  );
}

/** Seconds since it is there. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds((Date.now() - began) / 1_000), 500);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** Browsers record on secure origins only. */
export function canRecord(): boolean {
  return 'mediaDevices' in navigator && 'MediaRecorder' in window;
}
