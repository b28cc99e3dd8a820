'use client';

import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { PLACE_MAX } from '@whathooks/dto/facts';
import type { Content } from '../../conversation/drafts';
import { tooManyIn } from '../field/too-many';
import { ContentDialog } from './content-dialog';
import { placeOf } from './place';
import { Seen } from './seen';
import { placeWords as words } from './words';

interface PlaceDialogProps {
  onSend: (content: Content) => void;
  onClose: () => void;
}

const wrongText = (text: string): string | null =>
  tooManyIn(text.trim(), PLACE_MAX) > 0 ? words.long : null;

/** Sends a place, by coordinates or by the link of a map. */
export function PlaceDialog({ onSend, onClose }: PlaceDialogProps) {
  const [where, setWhere] = useState('');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState('');
  const place = placeOf(where);
  const location = place && {
    ...place,
    ...(name.trim() && { name: name.trim() }),
    ...(address.trim() && { address: address.trim() }),
  };
  const isRight = location !== null && !wrongText(name) && !wrongText(address);
  const findMe = () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setRefusal('');
        setWhere(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`);
      },
      () => setRefusal(words.hereRefused),
    );
  };
  return (
    <ContentDialog
      title={words.title}
      onSubmit={() => {
        setTried(true);
        if (isRight) onSend({ location });
      }}
      onClose={onClose}
    >
      <TextInput
        label={words.where}
        description={words.whereHint}
        data-autofocus
        autoComplete="off"
        value={where}
        error={refusal || (!place && (isTried || where.length > 8) && words.unknown)}
        onChange={(event) => {
          setRefusal('');
          setWhere(event.currentTarget.value);
        }}
      />
      <Button variant="default" size="xs" onClick={findMe}>
        {words.here}
      </Button>
      <TextInput
        label={words.name}
        description={words.optional}
        dir="auto"
        value={name}
        error={wrongText(name)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words.address}
        description={words.optional}
        dir="auto"
        value={address}
        error={wrongText(address)}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {isRight && <Seen content={{ location }} />}
    </ContentDialog>
  );
}
