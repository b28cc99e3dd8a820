import { proto } from '@whiskeysockets/baileys';
import { SimulatorProblem } from '../../store/problem';
import type { MessageWish } from './message-requests';

/** Contents that stand for themselves: places, contacts, polls, events, taps, albums. */

/** @throws SimulatorProblem when it is missing. */
export function given<Name extends keyof MessageWish>(
  wish: MessageWish,
  name: Name,
): NonNullable<MessageWish[Name]> {
  const value = wish[name];
  if (value === undefined || value === null)
    throw new SimulatorProblem(`"${name}" is missing: what a message of kind ${wish.kind} says.`);
  return value;
}

export function locationIn(wish: MessageWish): proto.IMessage {
  const { latitude, longitude, name, address, accuracy } = given(wish, 'location');
  return {
    locationMessage: {
      degreesLatitude: latitude,
      degreesLongitude: longitude,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
      ...(accuracy !== undefined && { accuracyInMeters: accuracy }),
      ...(wish.text ? { comment: wish.text } : {}),
    },
  };
}

export function liveLocationIn(wish: MessageWish): proto.IMessage {
  const { latitude, longitude, accuracy, speed, bearing, sequence = 1 } = given(wish, 'location');
  return {
    liveLocationMessage: {
      degreesLatitude: latitude,
      degreesLongitude: longitude,
      sequenceNumber: sequence,
      timeOffset: 0,
      ...(accuracy !== undefined && { accuracyInMeters: accuracy }),
      ...(speed !== undefined && { speedInMps: speed }),
      ...(bearing !== undefined && { degreesClockwiseFromMagneticNorth: bearing }),
      ...(wish.text ? { caption: wish.text } : {}),
    },
  };
}

export function contactsIn(wish: MessageWish): proto.IMessage {
  const contacts = given(wish, 'contacts').map(({ name, phone = '', vcard }) => ({
    displayName: name,
    vcard: vcard ?? vcardOf(name, phone),
  }));
  const [first] = contacts;
  if (contacts.length === 1 && first) return { contactMessage: first };
  return { contactsArrayMessage: { displayName: `${contacts.length} contacts`, contacts } };
}

function vcardOf(name: string, phone: string): string {
  const number = phone ? [`TEL;type=CELL;waid=${phone}:+${phone}`] : [];
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...number, 'END:VCARD'].join('\n');
}

export function pollIn(wish: MessageWish): proto.IMessage {
  const { question, options, selectable = 0 } = given(wish, 'poll');
  const poll = {
    name: question,
    options: options.map((optionName) => ({ optionName })),
    selectableOptionsCount: selectable,
  };
  return selectable === 1 ? { pollCreationMessageV3: poll } : { pollCreationMessage: poll };
}

export function eventIn(wish: MessageWish): proto.IMessage {
  const event = given(wish, 'event');
  return {
    eventMessage: {
      name: event.name,
      isCanceled: event.canceled === true,
      startTime: unix(event.startsAt),
      ...(event.endsAt !== undefined && { endTime: unix(event.endsAt) }),
      ...(event.description !== undefined && { description: event.description }),
      ...(event.place !== undefined && { location: { name: event.place } }),
    },
  };
}

function unix(time: string): number {
  return Math.floor(new Date(time).getTime() / 1_000);
}

export function albumIn(wish: MessageWish): proto.IMessage {
  const { images, videos } = given(wish, 'album');
  return { albumMessage: { expectedImageCount: images, expectedVideoCount: videos } };
}

export function tapIn(wish: MessageWish): proto.IMessage {
  const { kind, id, title = id, params = JSON.stringify({ id }) } = given(wish, 'tap');
  switch (kind) {
    case 'button':
      return {
        buttonsResponseMessage: { selectedButtonId: id, selectedDisplayText: title, type: 1 },
      };
    case 'list':
      return {
        listResponseMessage: { title, listType: 1, singleSelectReply: { selectedRowId: id } },
      };
    case 'template':
      return { templateButtonReplyMessage: { selectedId: id, selectedDisplayText: title } };
    case 'flow':
      return {
        interactiveResponseMessage: {
          body: { text: title },
          nativeFlowResponseMessage: { name: id, paramsJson: params, version: 3 },
        },
      };
  }
}

export function disappearingIn(wish: MessageWish): proto.IMessage {
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING,
      ephemeralExpiration: given(wish, 'disappearing'),
      ephemeralSettingTimestamp: Math.floor(Date.now() / 1_000),
    },
  };
}
