'use client';

import { useState, type DragEvent, type FormEvent, type ReactNode } from 'react';
import classes from './drop-zone.module.css';
import { words } from '../words';

interface DropZoneProps {
  disabled: boolean;
  onFiles: (files: FileList) => void;
  /** Hears of each change of the fields inside. */
  onInput: (event: FormEvent) => void;
  children: ReactNode;
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** Takes files that are dragged over a conversation. */
export function DropZone({ disabled, onFiles, onInput, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (disabled || !hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (disabled || !hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    onFiles(event.dataTransfer.files);
  };
  return (
    <div
      className={classes.root}
      onDragEnter={onDragOver}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      onInput={onInput}
    >
      {children}
      {isOver && <div className={classes.over}>{words.drop}</div>}
    </div>
  );
}
