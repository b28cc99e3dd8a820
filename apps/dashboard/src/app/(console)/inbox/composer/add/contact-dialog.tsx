'use client';

import { useState } from 'react';
import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import type { ContactView } from '@whathooks/dto';
import { CONTACTS_MAX, NAME_MAX } from '@whathooks/dto/facts';
import { useContacts } from '../../../../../features/contacts/queries';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { formatPhone, formatTitle, typedPhone } from '../../../../../shared/format/format';
import { QueryState } from '../../../../../shared/screens/query-state';
import type { Content } from '../../conversation/drafts';
import { tooManyIn } from '../field/too-many';
import classes from './contact-dialog.module.css';
import { Seen } from './seen';
import { contactWords as words } from './words';

interface ContactDialogProps {
  sessionId: string;
  onSend: (content: Content) => void;
  onClose: () => void;
}

interface Card {
  name: string;
  phones: string[];
}

/** Sends people with their numbers: from the contacts of the number, or written by hand. */
export function ContactDialog({ sessionId, onSend, onClose }: ContactDialogProps) {
  const [chosen, setChosen] = useState<readonly Card[]>([]);
  const has = (card: Card) => chosen.some(({ phones }) => phones[0] === card.phones[0]);
  const toggle = (card: Card) =>
    setChosen((before) =>
      has(card) ? before.filter(({ phones }) => phones[0] !== card.phones[0]) : [...before, card],
    );
  const isFull = chosen.length >= CONTACTS_MAX;
  const contacts = chosen.map(({ name, phones }) => ({ name, phones }));
  return (
    <Dialog opened title={words.title} onClose={onClose}>
      <Stack gap="sm">
        <KnownContacts sessionId={sessionId} has={has} isFull={isFull} onToggle={toggle} />
        <OwnCard isFull={isFull} onCard={(card) => !has(card) && toggle(card)} />
        {isFull && <p className={classes.none}>{words.most}</p>}
        {chosen.length > 0 && <Seen content={{ contacts }} />}
        <Button disabled={chosen.length === 0} onClick={() => onSend({ contacts })}>
          {chosen.length === 0 ? words.choose : words.send(chosen.length)}
        </Button>
      </Stack>
    </Dialog>
  );
}

interface KnownContactsProps {
  sessionId: string;
  has: (card: Card) => boolean;
  isFull: boolean;
  onToggle: (card: Card) => void;
}

function KnownContacts({ sessionId, has, isFull, onToggle }: KnownContactsProps) {
  const [q, setQ] = useState('');
  const query = useContacts(sessionId, typedPhone(q));
  return (
    <div>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        data-autofocus
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <QueryState query={query} height={120}>
        {(contacts) => {
          const cards = contacts.map(cardOf).filter((card) => card !== null);
          if (cards.length === 0) return <p className={classes.none}>{words.none}</p>;
          return (
            <ul className={classes.list}>
              {cards.map((card) => (
                <li key={card.phones[0]}>
                  <Checkbox
                    py={5}
                    label={formatTitle(card.name)}
                    description={card.phones.map(formatPhone).join(', ')}
                    checked={has(card)}
                    disabled={isFull && !has(card)}
                    onChange={() => onToggle(card)}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </div>
  );
}

/** What is sent of a contact; null of one whose number is not known. */
function cardOf({ name, verifiedName, pushName, phone }: ContactView): Card | null {
  if (!phone) return null;
  return { name: name ?? verifiedName ?? pushName ?? `+${phone}`, phones: [phone] };
}

function OwnCard({ isFull, onCard }: { isFull: boolean; onCard: (card: Card) => void }) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [isTried, setTried] = useState(false);
  const digits = typedPhone(phone);
  const wrongPhone = /^[1-9]\d{6,14}$/.test(digits) ? null : words.phoneWrong;
  const wrongName =
    name.trim() === ''
      ? words.noName
      : tooManyIn(name.trim(), NAME_MAX) > 0
        ? words.longName
        : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setTried(true);
        if (wrongName ?? wrongPhone) return;
        onCard({ name: name.trim(), phones: [digits] });
        setName('');
        setPhone('');
        setTried(false);
      }}
    >
      <fieldset className={classes.fields}>
        <legend>{words.own}</legend>
        <TextInput
          label={words.name}
          dir="auto"
          autoComplete="off"
          value={name}
          error={isTried && wrongName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.phone}
          description={words.phoneHint}
          placeholder="15551234567"
          autoComplete="off"
          value={phone}
          error={isTried && wrongPhone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="xs" mt="xs" disabled={isFull}>
          {words.put}
        </Button>
      </fieldset>
    </form>
  );
}
