'use client';

import type { MessageView } from '@whathooks/dto';
import {
  formatClock,
  formatDay,
  formatMoment,
  formatMomentWithin,
  formatPhone,
  isolated,
} from '../../../shared/format/format';
import { jpegAddress } from '../media/media-facts';
import classes from './content-part.module.css';
import { plainText } from './formatting';
import { mapAddress, safeLink } from './links';
import { summary } from '../message-text';
import { useMessage } from '../queries';
import { GroupInvitation } from './group-invitation';
import { TYPE_LABELS } from '../words';
import { contentWords as words, EVENT_ANSWERS } from './words';

type View<Field extends keyof MessageView> = NonNullable<MessageView[Field]>;

interface MessageContextProps {
  message: MessageView;
  /** What somebody is called, by their digits; undefined where only the number is known. */
  nameOf?: (digits: string) => string | undefined;
  /** Digits of the number that reads it; null where it is not known. */
  ownPhone?: string | null;
  /** Goes to the message that is answered. */
  onQuoted?: (messageId: string) => void;
}

/** What stands above the text of a message: that it was forwarded, and what it answers. */
export function MessageContext({ message, ...around }: MessageContextProps) {
  const { forwarded, forwardedOften, viewOnce, replyTo } = message;
  return (
    <>
      {forwarded && (
        <span className={classes.flag} dir="auto">
          {forwardedOften ? words.forwardedOften : words.forwarded}
        </span>
      )}
      {viewOnce && (
        <span className={classes.flag} dir="auto">
          {words.viewOnce}
        </span>
      )}
      {replyTo && <Quote reply={replyTo} {...around} />}
    </>
  );
}

interface QuoteProps extends Omit<MessageContextProps, 'message'> {
  reply: View<'replyTo'>;
}

/** Somebody behind an `@`, as WhatsApp writes them. */
const MENTIONED = /@(\d{5,20})(?!\w)/g;

function Quote({ reply, nameOf, ownPhone = null, onQuoted }: QuoteProps) {
  const { id, from, text, type } = reply;
  const called = (digits: string) => (digits === ownPhone ? words.you : nameOf?.(digits));
  const named = (said: string) =>
    said.replaceAll(MENTIONED, (all, digits: string) => {
      const name = called(digits);
      return name === undefined ? all : `@${isolated(name)}`;
    });
  const answers =
    from === ownPhone
      ? words.answersYou
      : from && words.answers(isolated(nameOf?.(from) ?? formatPhone(from)));
  const content = (
    <>
      {answers && (
        <span className={classes.small} dir="auto">
          {answers}
        </span>
      )}
      <span className={classes.quoted} dir="auto">
        {text ? named(plainText(text)) : id ? <QuotedKind id={id} type={type} /> : kindText(type)}
      </span>
    </>
  );
  if (!id || !onQuoted)
    return (
      <span className={classes.quote} dir="auto">
        {content}
      </span>
    );
  return (
    <button
      type="button"
      className={classes.quote}
      dir="auto"
      title={words.toQuoted}
      onClick={() => onQuoted(id)}
    >
      {content}
    </button>
  );
}

/** What kind of message was answered, where it has no text: a photo, a voice message, the name of a document. */
function QuotedKind({ id, type }: { id: string; type: View<'replyTo'>['type'] }) {
  const { data } = useMessage(id);
  return data ? summary(data) : kindText(type);
}

/** The kind of a message of which nothing else is known. */
function kindText(type: View<'replyTo'>['type']): string {
  return type ? TYPE_LABELS[type] : words.notAvailable;
}

/** What a message says that is no text and no file; null for one that says nothing like it. */
export function ContentPart({ message }: { message: MessageView }) {
  const { location, contacts, poll, event, invitation, tap } = message;
  if (location) return <PlacePart place={location} />;
  if (contacts) return <ContactsPart contacts={contacts} />;
  if (poll) return <Poll id={message.id} poll={poll} />;
  if (event) return <Invitation id={message.id} event={event} />;
  if (invitation) return <GroupInvitation message={message} invitation={invitation} />;
  if (tap)
    return (
      <span className={classes.line} dir="auto">
        {words.chose(tap.title ?? tap.id ?? '')}
      </span>
    );
  return null;
}

/** Whether the text of a message repeats what {@link ContentPart} shows. */
export function repeatsText(message: MessageView): boolean {
  const { location, contacts, poll, event, invitation, tap } = message;
  return Boolean(location ?? contacts ?? poll ?? event ?? invitation ?? tap);
}

type PlaceFacts = Pick<View<'location'>, 'latitude' | 'longitude'> & Partial<View<'location'>>;

/** A place, with a way to see it on a map. */
export function PlacePart({ place }: { place: PlaceFacts }) {
  const { latitude, longitude } = place;
  // Phones write a place that has a name alone at 0, 0.
  const hasPoint = latitude !== 0 || longitude !== 0 || !place.name;
  return (
    <>
      {place.live && (
        <span className={classes.flag} dir="auto">
          {words.live}
        </span>
      )}
      {place.name && (
        <span className={classes.title} dir="auto">
          {place.name}
        </span>
      )}
      {place.address && (
        <span className={classes.line} dir="auto">
          {place.address}
        </span>
      )}
      {hasPoint && (
        <>
          {!place.name && !place.address && (
            <span className={classes.small} dir="auto">
              {words.place(latitude.toFixed(5), longitude.toFixed(5))}
            </span>
          )}
          <a href={mapAddress(place)} target="_blank" rel="noreferrer">
            {words.map}
          </a>
        </>
      )}
    </>
  );
}

type ContactFacts = Pick<View<'contacts'>[number], 'name' | 'phones'>;

/** People whom a message names, with their numbers. */
export function ContactsPart({ contacts }: { contacts: readonly ContactFacts[] }) {
  return (
    <ul className={classes.list}>
      {contacts.map(({ name, phones }, index) => (
        <li key={`${index} ${name ?? ''}`}>
          <span className={classes.title} dir="auto">
            {name ?? phones.map(formatPhone)[0]}
          </span>
          {phones.map((phone) => (
            <span key={phone} className={classes.small} dir="auto">
              {formatPhone(phone)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function PollHead({ poll: { question, options, selectable } }: { poll: View<'poll'> }) {
  const isAny = selectable === 0 || selectable >= options.length;
  return (
    <>
      <span className={classes.title} dir="auto">
        {question}
      </span>
      <span className={classes.small} dir="auto">
        {isAny ? words.pollAny : words.poll(selectable)}
      </span>
    </>
  );
}

/** A poll that nobody can answer yet. */
export function PollSketch({ poll }: { poll: View<'poll'> }) {
  return (
    <>
      <PollHead poll={poll} />
      <ul className={classes.list}>
        {poll.options.map((option, index) => (
          <li key={index}>
            <span className={classes.option} dir="auto">
              {option}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Poll({ id, poll }: { id: string; poll: View<'poll'> }) {
  const { options } = poll;
  return (
    <>
      <PollHead poll={poll} />
      <Answers id={id} options={options.map((option) => [option, option])} />
    </>
  );
}

function Invitation({ id, event }: { id: string; event: View<'event'> }) {
  const { name, description, startsAt, endsAt, location, callLink, cancelled } = event;
  const starts = startsAt && formatMoment(startsAt);
  const call = callLink && safeLink(callLink);
  return (
    <>
      {cancelled && (
        <span className={classes.flag} dir="auto">
          {words.cancelled}
        </span>
      )}
      <span className={classes.title} dir="auto">
        {name}
      </span>
      {starts && (
        <span className={classes.line} dir="auto">
          {endsAt ? words.until(starts, endOf(startsAt, endsAt)) : starts}
        </span>
      )}
      {description && (
        <span className={classes.line} dir="auto">
          {description}
        </span>
      )}
      {location && <PlacePart place={location} />}
      {call && (
        <a href={call} target="_blank" rel="noreferrer">
          {words.joinCall}
        </a>
      )}
      <Answers id={id} options={Object.entries(EVENT_ANSWERS)} />
    </>
  );
}

/** When something ends: on the day on which it begins, by the clock alone. */
function endOf(startsAt: string, endsAt: string): string {
  const isSameDay = formatDay(startsAt) === formatDay(endsAt);
  return isSameDay ? formatClock(endsAt) : formatMomentWithin(endsAt);
}

interface AnswersProps {
  /** Of the message. */
  id: string;
  /** What can be answered, as the API names it, and in words. */
  options: readonly (readonly [option: string, label: string])[];
}

/** How often each option was chosen, and by whom. Lists do not tell: the message is asked for. */
function Answers({ id, options }: AnswersProps) {
  const { data } = useMessage(id);
  return (
    <ul className={classes.list}>
      {options.map(([option, label]) => {
        const answer = data?.answers?.find((one) => one.option === option);
        return (
          <li key={option}>
            <span className={classes.option} dir="auto">
              <span>{label}</span>
              {data && <span className="tabular">{words.votes(answer?.count ?? 0)}</span>}
            </span>
            {answer && answer.people.length > 0 && (
              <span className={classes.small} dir="auto">
                {answer.people.map(nameOf).map(isolated).join(', ')}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function nameOf({ pushName, from }: { pushName: string | null; from: string }): string {
  return pushName ?? formatPhone(from);
}

/** The page behind a link, as its sender showed it. */
export function LinkPreview({ preview }: { preview: View<'linkPreview'> }) {
  const address = safeLink(preview.url);
  if (!address) return null;
  return (
    <a className={classes.page} href={address} target="_blank" rel="noreferrer">
      {preview.thumbnail && (
        // The words beside it say what it shows.
        <img className={classes.picture} src={jpegAddress(preview.thumbnail)} alt="" />
      )}
      <span className={classes.about}>
        {preview.title && (
          <span className={classes.title} dir="auto">
            {preview.title}
          </span>
        )}
        {preview.description && (
          <span className={classes.small} dir="auto">
            {preview.description}
          </span>
        )}
        <span className={classes.small} dir="auto">
          {new URL(address).host}
        </span>
      </span>
    </a>
  );
}
