import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;

interface Parameter {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
}

/** What `{id}` stands for, by the collection before it: in words, and the shape that has such an id. */
const IDS: Readonly<Record<string, readonly [noun: string, shape: string]>> = {
  'api-keys': ['API key', 'ApiKeyView'],
  chats: ['chat', 'ChatView'],
  'connect-links': ['connect link', 'ConnectLinkView'],
  clients: ['client', 'ClientView'],
  contacts: ['contact', 'ContactView'],
  deliveries: ['delivery', 'DeliveryView'],
  events: ['event', 'EventDetail'],
  groups: ['group', 'GroupView'],
  invitations: ['invitation', 'InvitationView'],
  labels: ['label', 'LabelView'],
  media: ['file', 'UploadedMedia'],
  members: ['person', 'MemberView'],
  messages: ['message', 'MessageView'],
  notes: ['note', 'NoteView'],
  recoveries: ['recovery', 'RecoveryView'],
  sessions: ['session', 'SessionView'],
  'sign-ins': ['log-in', 'SignInView'],
  snippets: ['snippet', 'SnippetView'],
  webhooks: ['webhook', 'WebhookView'],
};

/** Other parts of a path. */
const OTHERS: Readonly<Record<string, { description: string; example: string }>> = {
  callId: {
    description: 'Id of the call, as `call.received` has it.',
    example: '8F2A6C1D9E3B4A70',
  },
  chat: { description: 'Phone number of the person in digits, or a JID.', example: '15551234567' },
  token: {
    description: 'What stands behind the last `/` of a connect link.',
    example: 'q3Zb0m8xK2v7Jt1nR5wYc9LhD4sFgA6eUoPiTjQkXzE',
  },
};

/** Says what each part of a path stands for. Changes the document in place. */
export function describePathParameters(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Json>;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const { parameters = [] } of Object.values(operations) as { parameters?: Parameter[] }[]) {
      for (const parameter of parameters) {
        if (parameter.in === 'path') Object.assign(parameter, meaning(path, parameter, schemas));
      }
    }
  }
}

function meaning(
  path: string,
  { name }: Parameter,
  schemas: Record<string, Json>,
): { description: string; example: unknown } {
  const other = OTHERS[name];
  if (other) return other;
  const collection = path.split(`/{${name}}`)[0]?.split('/').at(-1) ?? '';
  const found = IDS[collection];
  if (!found) throw new Error(`${path}: say in path-parameters.ts what {${name}} stands for.`);
  const [noun, shape] = found;
  const { id } = (schemas[shape]?.['properties'] ?? {}) as { id?: Json };
  return { description: `Id of the ${noun}.`, example: id?.['example'] };
}
