import { newPhone, SimulatedApp, until } from '../../../test/simulated';

it('a person who writes to a linked number gets somebody who answers', async () => {
  const world = await SimulatedApp.start();
  try {
    const owner = await world.app.organization();
    const member = await world.app.member(owner, 'agent');
    const members = [member.userId];
    await owner.asUser('PUT /v1/assignment-rule', { kind: 'round_robin', members });
    const number = await world.linked(owner);
    const jane = newPhone();
    await world.client.createAccount({ phone: jane, name: 'Jane' });
    await world.client.sendMessage(jane, { to: number.phone ?? '', text: 'Anybody there?' });
    const chat = await until('the chat', async () => {
      const { body } = await member.asUser<{ data: { id: string }[] }>('GET /v1/chats?view=mine');
      return body.data[0];
    });
    const path = `GET /v1/chats/${chat.id}/timeline` as const;
    const timeline = await owner.asUser<{ data: { notice?: object }[] }>(path);
    expect(timeline.body.data.map(({ notice }) => notice).filter(Boolean)).toMatchObject([
      { kind: 'assigned', userId: null, members },
    ]);
  } finally {
    await world.close();
  }
});
