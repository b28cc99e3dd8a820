import { Field } from './fields/field';

export class InstallationInfo {
  @Field({ description: 'Version of whathooks.', example: '0.1.0' })
  version: string;

  @Field({
    description: 'Whether numbers are linked to WhatsApp itself or to the simulator.',
    enum: ['live', 'simulated'],
    example: 'live',
  })
  mode: 'live' | 'simulated';

  @Field({
    description: 'The phone page of the bundled simulator, where that runs.',
    example: null,
    nullable: true,
    type: () => String,
  })
  simulatorUrl: string | null;

  @Field({
    description:
      'Name of the provider that people may log in with beside their password; null where there is none.',
    example: 'Agency SSO',
    nullable: true,
    type: () => String,
  })
  logInProvider: string | null;
}
