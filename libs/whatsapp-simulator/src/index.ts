export type { Addressing } from './accounts';
export type { SeenMessage, SeenStatus } from './chats';
export type { Faults } from './faults';
export type { LineAction } from './line-server';
export { WhatsAppSimulator, type SimulatorOptions } from './simulator';
export { SimulatorClient, type AccountView } from './simulator-client';
