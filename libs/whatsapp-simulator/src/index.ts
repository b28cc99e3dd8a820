export type { Addressing } from './store/accounts';
export type { SeenMessage } from './activity/phone-shows';
export type { SeenContent } from './phone/messages/seen-content';
export type { SeenFile } from './phone/messages/seen-files';
export type { SeenStatus } from './store/chats';
export type { Faults, RefreshName } from './exchange/faults';
export type { LinkingNotification, LinkingView } from './linking/linking-records';
export type { ContactPolicy, SendLimits, SendPolicy } from './exchange/send-limits';
export type { SentStanza } from './exchange/sent-stanzas';
export type { StateView } from './control/control-state';
export type { StateAction, StateChangeRequest } from './phone/app-state/state-actions';
export type { Signal } from './exchange/signals';
export type { ConnectionAction } from './server/whatsapp-server';
export { WhatsAppSimulator, type SimulatorOptions } from './simulator';
export type { AccountView, DeviceView } from './control/control-accounts';
export type { GroupView } from './control/control-groups';
export type { BurstProgress } from './activity/burst';
export type { MessageKind } from './phone/messages/message-kinds';
export type {
  PasskeyAsks,
  PasskeyCeremonyView,
  PasskeyTrouble,
  PasskeyView,
} from './phone/passkeys/passkeys';
export type {
  Assertion,
  AssertionTwist,
  RequestOptions,
} from './phone/passkeys/virtual-authenticator';
export { SimulatorStartError } from './store/problem';
export { type ProxyKind, TestProxy } from './client/test-proxy';
export { quietLibsignal } from './wire/quiet-libsignal';
export { SimulatorClient } from './client/simulator-client';
export { type Bytes, SimulatorRefusal } from './client/control-requests';
export type { FilesOf, SentFile, SimulatorMedia } from './client/simulator-media';
export type { StoredMediaView } from './control/control-media';
export type { MediaFaults, ReuploadAnswer } from './media/media-faults';
export { MEDIA_KINDS, type MediaKind, type UploadKind } from './media/media-kinds';
export type { MadeFile } from './media/media-store';
export type { MediaRequest } from './phone/messages/media-messages';
export type { SendMessage } from './control/shapes/message-shapes';
export type { CardKind, MessageRequest } from './phone/messages/message-requests';
