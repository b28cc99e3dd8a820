'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { Notice } from '../../../../../shared/notices/notice';
import { words as shared } from '../../../../../shared/words';
import classes from './camera-dialog.module.css';
import { cameraWords as words } from './words';

interface CameraDialogProps {
  onPicture: (file: File) => void;
  onClose: () => void;
}

/** Takes a photo with a camera of the computer. */
export function CameraDialog({ onPicture, onClose }: CameraDialogProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { stream, refusal, start } = useCamera();
  const [taken, setTaken] = useState<{ file: File; address: string } | null>(null);
  // Until its first picture there is nothing to take.
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream, taken]);
  useEffect(() => () => URL.revokeObjectURL(taken?.address ?? ''), [taken]);
  const take = async () => {
    const file = video.current && (await pictureOf(video.current));
    if (file) setTaken({ file, address: URL.createObjectURL(file) });
  };
  return (
    <Dialog opened title={words.title} size="large" onClose={onClose}>
      <Stack gap="sm">
        {refusal !== null && <Notice tone="warning">{refusal}</Notice>}
        {refusal === null && !stream && <p role="status">{words.starting}</p>}
        {stream && !taken && (
          // What the camera sees has no sound.
          <video
            ref={video}
            className={classes.picture}
            autoPlay
            muted
            playsInline
            onLoadedData={() => setSeen(true)}
            aria-label={words.shown}
          />
        )}
        {taken && <img className={classes.picture} src={taken.address} alt={words.taken} />}
        <Group justify="flex-end" gap="sm">
          {refusal !== null && (
            <Button variant="default" onClick={start}>
              {shared.tryAgain}
            </Button>
          )}
          {stream && !taken && (
            <Button data-autofocus disabled={!isSeen} onClick={() => void take()}>
              {words.take}
            </Button>
          )}
          {taken && (
            <>
              <Button
                variant="default"
                onClick={() => {
                  setSeen(false);
                  setTaken(null);
                }}
              >
                {words.again}
              </Button>
              <Button onClick={() => onPicture(taken.file)}>{words.use}</Button>
            </>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

/** The picture of a camera for as long as the dialog is open; or why there is none. */
function useCamera() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isOpen = true;
    let opened: MediaStream | null = null;
    navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1_920 }, height: { ideal: 1_080 } } })
      .then((camera) => {
        opened = camera;
        if (isOpen) setStream(camera);
        else stop(camera);
      })
      .catch((error: unknown) => {
        if (isOpen) setRefusal(refusalOf(error));
      });
    return () => {
      isOpen = false;
      if (opened) stop(opened);
    };
  }, [tries]);
  const start = useCallback(() => {
    setRefusal(null);
    setTries((before) => before + 1);
  }, []);
  return { stream, refusal, start };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function refusalOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return words.missing;
  return name === 'NotReadableError' ? words.busy : words.refused;
}

async function pictureOf(video: HTMLVideoElement): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
  return blob && new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}
