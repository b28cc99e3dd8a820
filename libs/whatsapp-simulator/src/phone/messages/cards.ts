import { proto } from '@whiskeysockets/baileys';
import { SimulatorProblem } from '../../store/problem';
import type { MessageRequest } from './message-requests';

/** Contents that stand for themselves: places, contacts, polls, events, taps, albums. */

/** @throws SimulatorProblem when it is missing. */
export function given<Name extends keyof MessageRequest>(
  request: MessageRequest,
  name: Name,
): NonNullable<MessageRequest[Name]> {
  const value = request[name];
  if (value === undefined || value === null)
    throw new SimulatorProblem(
      `"${name}" is missing: what a message of kind ${request.kind} says.`,
    );
  return value;
}

export function locationIn(request: MessageRequest): proto.IMessage {
  const { latitude, longitude, name, address, accuracy } = given(request, 'location');
  return {
    locationMessage: {
      degreesLatitude: latitude,
      degreesLongitude: longitude,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
      ...(accuracy !== undefined && { accuracyInMeters: accuracy }),
      ...(request.text ? { comment: request.text } : {}),
    },
  };
}

export function liveLocationIn(request: MessageRequest): proto.IMessage {
  const {
    latitude,
    longitude,
    accuracy,
    speed,
    bearing,
    sequence = 1,
  } = given(request, 'location');
  return {
    liveLocationMessage: {
      degreesLatitude: latitude,
      degreesLongitude: longitude,
      sequenceNumber: sequence,
      timeOffset: 0,
      ...(accuracy !== undefined && { accuracyInMeters: accuracy }),
      ...(speed !== undefined && { speedInMps: speed }),
      ...(bearing !== undefined && { degreesClockwiseFromMagneticNorth: bearing }),
      ...(request.text ? { caption: request.text } : {}),
    },
  };
}

export function contactsIn(request: MessageRequest): proto.IMessage {
  const contacts = given(request, 'contacts').map(({ name, phone = '', vcard }) => ({
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

export function pollIn(request: MessageRequest): proto.IMessage {
  const { question, options, selectable = 0 } = given(request, 'poll');
  const poll = {
    name: question,
    options: options.map((optionName) => ({ optionName })),
    selectableOptionsCount: selectable,
  };
  return selectable === 1 ? { pollCreationMessageV3: poll } : { pollCreationMessage: poll };
}

export function eventIn(request: MessageRequest): proto.IMessage {
  const event = given(request, 'event');
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

export function albumIn(request: MessageRequest): proto.IMessage {
  const { images, videos } = given(request, 'album');
  return { albumMessage: { expectedImageCount: images, expectedVideoCount: videos } };
}

export function tapIn(request: MessageRequest): proto.IMessage {
  const { kind, id, title = id, params = JSON.stringify({ id }) } = given(request, 'tap');
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

export function disappearingIn(request: MessageRequest): proto.IMessage {
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING,
      ephemeralExpiration: given(request, 'disappearing'),
      ephemeralSettingTimestamp: Math.floor(Date.now() / 1_000),
    },
  };
}
