'use client';

import { type KeyboardEvent, useState } from 'react';
import { ActionIcon, Modal } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { MessageView } from '@whathooks/dto';
import { words as shared } from '../../../shared/words';
import { AskAgain } from './ask-again';
import { addressOf, thumbnailOf } from './media-facts';
import classes from './picture-viewer.module.css';
import { MEDIA_FAILURES, mediaWords as words } from './words';

/** A picture or a video, with what was written below it. */
export type ShownPicture = Pick<MessageView, 'id' | 'type' | 'media' | 'text'>;

interface PictureViewerProps {
  /** What is looked through. */
  pictures: readonly ShownPicture[];
  /** Place of the one that is shown. */
  at: number;
  /** Another one is to be shown. */
  onMove: (at: number) => void;
  onClose: () => void;
}

const STEP = 1.5;
const MOST = 8;

/**
 * A picture or video over the whole screen, and the others beside it. Plus and minus, a double click and the buttons
 * make a picture larger; the arrow keys and buttons lead to the next.
 */
export function PictureViewer({ pictures, at, onMove, onClose }: PictureViewerProps) {
  const [zoom, setZoom] = useState(1);
  const picture = pictures[at];
  const media = picture?.media;
  const address = media && addressOf(media);
  const isPicture = picture?.type !== 'video' && address !== undefined;
  const larger = () => setZoom((before) => Math.min(MOST, before * STEP));
  const smaller = () => setZoom((before) => Math.max(1, before / STEP));
  const move = (step: number) => {
    if (!pictures[at + step]) return;
    setZoom(1);
    onMove(at + step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') larger();
    if (event.key === '-') smaller();
    if (event.key === '0') setZoom(1);
    // A picture that is larger than the screen is moved by the arrows, and a video wound.
    if (zoom > 1 || event.target instanceof HTMLVideoElement) return;
    if (event.key === 'ArrowRight') move(1);
    if (event.key === 'ArrowLeft') move(-1);
  };
  const label = picture?.type === 'video' ? words.video : words.photo;
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      padding={0}
      aria-label={label}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className={classes.tools}>
        {isPicture && (
          <>
            <Tool
              label={words.smaller}
              icon={IconZoomOut}
              disabled={zoom === 1}
              onClick={smaller}
            />
            <Tool
              label={words.larger}
              icon={IconZoomIn}
              disabled={zoom === MOST}
              onClick={larger}
            />
          </>
        )}
        {address && (
          <ActionIcon
            component="a"
            href={address}
            download
            variant="default"
            size={38}
            aria-label={words.save}
            title={words.save}
          >
            <IconDownload size={19} />
          </ActionIcon>
        )}
        <Tool label={shared.close} icon={IconX} onClick={onClose} />
      </div>
      <div className={classes.scroller} tabIndex={0} role="group" aria-label={label}>
        {picture && <Shown key={picture.id} picture={picture} zoom={zoom} onZoom={setZoom} />}
      </div>
      {pictures.length > 1 && (
        <>
          <div className={classes.before}>
            <Tool
              label={words.previous}
              icon={IconChevronLeft}
              disabled={at === 0}
              onClick={() => move(-1)}
            />
          </div>
          <div className={classes.after}>
            <Tool
              label={words.next}
              icon={IconChevronRight}
              disabled={at === pictures.length - 1}
              onClick={() => move(1)}
            />
          </div>
        </>
      )}
      {(picture?.text || pictures.length > 1) && (
        <div className={classes.below}>
          {picture?.text && <p dir="auto">{picture.text}</p>}
          {pictures.length > 1 && (
            <p role="status" className="tabular">
              {words.place(at + 1, pictures.length)}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
}

interface ShownProps {
  picture: ShownPicture;
  zoom: number;
  onZoom: (zoom: number) => void;
}

function Shown({ picture: { id, type, media }, zoom, onZoom }: ShownProps) {
  if (!media) return null;
  const address = addressOf(media);
  if (!address) {
    const isPending = media.status === 'pending';
    return (
      <div className={classes.missing} role={isPending ? 'status' : undefined}>
        <p>{isPending ? words.loading : MEDIA_FAILURES[media.error ?? 'unreachable']}</p>
        {!isPending && <AskAgain messageId={id} />}
      </div>
    );
  }
  if (type === 'video')
    return (
      <video
        src={address}
        poster={thumbnailOf(media)}
        controls
        autoPlay
        playsInline
        aria-label={words.video}
      />
    );
  return (
    <img
      src={address}
      alt={words.photo}
      style={{ '--zoom': zoom } as React.CSSProperties}
      onDoubleClick={() => onZoom(zoom === 1 ? STEP * STEP : 1)}
    />
  );
}

interface ToolProps {
  label: string;
  icon: typeof IconX;
  disabled?: boolean;
  onClick: () => void;
}

function Tool({ label, icon: ToolIcon, disabled = false, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="default"
      size={38}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <ToolIcon size={19} />
    </ActionIcon>
  );
}
