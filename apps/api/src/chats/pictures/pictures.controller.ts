import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { ContactsRepository } from '../contacts/contacts.repository';
import { chatWithPerson } from '../contacts/person-address';
import { GroupsRepository } from '../groups/store/groups.repository';
import { Pictures } from './pictures';

const JPEG = {
  'image/jpeg': { schema: { type: 'string', format: 'binary' }, example: '(bytes of the picture)' },
};

/** Who has seen a picture need not ask for it again for so long, in seconds. */
const KEPT_S = 300;

@ApiTags('Groups')
@Controller('v1')
export class PicturesController {
  constructor(
    private readonly pictures: Pictures,
    private readonly groups: GroupsRepository,
    private readonly contacts: ContactsRepository,
  ) {}

  @Get('groups/:id/picture')
  @Allow('messages:read')
  @Operation(
    200,
    'Get the picture of a group',
    'Returns the picture of a group as JPEG. WhatsApp is asked through the connected number, and the picture is remembered for ten minutes. A group without one, or whose picture the number may not see, is answered 404.',
    undefined,
    ['session_not_connected', 'whatsapp_unanswered'],
  )
  @ApiResponse({ status: 200, description: 'The picture', content: JPEG })
  async ofGroup(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sessionId, jid, pictureId } = await this.groups.get(actor, id);
    const session = { id: sessionId, organizationId: actor.organizationId };
    await send(reply, await this.pictures.get(session, jid, pictureId));
  }

  @Get('contacts/:id/picture')
  @Allow('messages:read')
  @Operation(
    200,
    'Get the picture of a contact',
    'Returns the profile picture of a person as JPEG, if they show it to the number. WhatsApp is asked through the connected number, and the picture is remembered for ten minutes.',
    undefined,
    ['session_not_connected', 'whatsapp_unanswered'],
  )
  @ApiResponse({ status: 200, description: 'The picture', content: JPEG })
  async ofContact(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sessionId, phone, lid } = await this.contacts.get(actor, id);
    const session = { id: sessionId, organizationId: actor.organizationId };
    const jid = chatWithPerson({ digits: phone ?? lid ?? '', type: phone ? 'phone' : 'lid' });
    await send(reply, await this.pictures.get(session, jid, null));
  }
}

async function send(reply: FastifyReply, picture: Buffer): Promise<void> {
  await reply
    .type('image/jpeg')
    .header('cache-control', `private, max-age=${KEPT_S}`)
    .header('x-content-type-options', 'nosniff')
    .send(picture);
}
