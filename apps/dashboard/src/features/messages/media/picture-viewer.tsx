'use client';

import { type KeyboardEvent, useState } from 'react';
import { ActionIcon, Modal } from '@mantine/core';
import { IconDownload, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { words as shared } from '../../../shared/words';
import classes from './picture-viewer.module.css';
import { mediaWords as words } from './words';

interface PictureViewerProps {
  address: string;
  onClose: () => void;
}

const STEP = 1.5;
const MOST = 8;

/** A picture over the whole screen. Plus and minus, a double click and the buttons make it larger. */
export function PictureViewer({ address, onClose }: PictureViewerProps) {
  const [zoom, setZoom] = useState(1);
  const larger = () => setZoom((before) => Math.min(MOST, before * STEP));
  const smaller = () => setZoom((before) => Math.max(1, before / STEP));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') larger();
    if (event.key === '-') smaller();
    if (event.key === '0') setZoom(1);
  };
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      padding={0}
      aria-label={words.photo}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className={classes.tools}>
        <Tool label={words.smaller} icon={IconZoomOut} disabled={zoom === 1} onClick={smaller} />
        <Tool label={words.larger} icon={IconZoomIn} disabled={zoom === MOST} onClick={larger} />
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
        <Tool label={shared.close} icon={IconX} onClick={onClose} />
      </div>
      <div className={classes.scroller} tabIndex={0} role="group" aria-label={words.photo}>
        <img
          src={address}
          alt={words.photo}
          style={{ '--zoom': zoom } as React.CSSProperties}
          onDoubleClick={() => setZoom(zoom === 1 ? STEP * STEP : 1)}
        />
      </div>
    </Modal>
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
