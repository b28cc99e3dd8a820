'use client';

import { memo, useRef, useState } from 'react';
import dynamic from 'next/dynamic';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCamera,
  IconChartBar,
  IconFile,
  IconMapPin,
  IconPhoto,
  IconPlus,
  IconUser,
} from '@tabler/icons-react';
import type { Content } from '../../conversation/drafts';
import { canFilm } from './can-film';
import { words } from './words';

// Few of them are opened in a day: each comes when it is.
const PollDialog = dynamic(() => import('./poll-dialog').then((file) => file.PollDialog));
const PlaceDialog = dynamic(() => import('./place-dialog').then((file) => file.PlaceDialog));
const ContactDialog = dynamic(() => import('./contact-dialog').then((file) => file.ContactDialog));
const CameraDialog = dynamic(() => import('./camera-dialog').then((file) => file.CameraDialog));

interface AddMenuProps {
  sessionId: string;
  disabled: boolean;
  onFiles: (files: Iterable<File>, asDocuments?: boolean) => void;
  onContent: (content: Content) => void;
}

type Asked = 'poll' | 'place' | 'contact' | 'camera' | null;

/** What can be sent besides a text. */
export const AddMenu = memo(function AddMenu({
  sessionId,
  disabled,
  onFiles,
  onContent,
}: AddMenuProps) {
  const documents = useRef<HTMLInputElement>(null);
  const pictures = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const send = (content: Content) => {
    close();
    onContent(content);
  };
  return (
    <>
      <FileInput
        ref={documents}
        label={words.chooseDocuments}
        onFiles={(all) => onFiles(all, true)}
      />
      <FileInput
        ref={pictures}
        label={words.choosePictures}
        accept="image/*,video/*"
        onFiles={onFiles}
      />
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={words.add}
            title={words.add}
            disabled={disabled}
          >
            <IconPlus size={19} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFile size={16} />}
            onClick={() => documents.current?.click()}
          >
            {words.document}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPhoto size={16} />}
            onClick={() => pictures.current?.click()}
          >
            {words.picture}
          </Menu.Item>
          {canFilm() && (
            <Menu.Item leftSection={<IconCamera size={16} />} onClick={() => setAsked('camera')}>
              {words.camera}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconChartBar size={16} />} onClick={() => setAsked('poll')}>
            {words.poll}
          </Menu.Item>
          <Menu.Item leftSection={<IconMapPin size={16} />} onClick={() => setAsked('place')}>
            {words.place}
          </Menu.Item>
          <Menu.Item leftSection={<IconUser size={16} />} onClick={() => setAsked('contact')}>
            {words.contact}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'poll' && <PollDialog onSend={send} onClose={close} />}
      {asked === 'place' && <PlaceDialog onSend={send} onClose={close} />}
      {asked === 'contact' && <ContactDialog sessionId={sessionId} onSend={send} onClose={close} />}
      {asked === 'camera' && (
        <CameraDialog
          onPicture={(file) => {
            close();
            onFiles([file]);
          }}
          onClose={close}
        />
      )}
    </>
  );
});

interface FileInputProps {
  ref: React.Ref<HTMLInputElement>;
  label: string;
  accept?: string;
  onFiles: (files: Iterable<File>) => void;
}

function FileInput({ ref, label, accept, onFiles }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        // The same file may be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
