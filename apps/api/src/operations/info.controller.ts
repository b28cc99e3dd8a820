import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InstallationInfo } from '@whathooks/dto';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { Operation } from '../platform/http/openapi/operation';
import { Public } from '../platform/access/access.decorators';
import { VERSION } from '../platform/config/version';

@ApiTags('Installation')
@Controller('v1/info')
export class InfoController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get()
  @Public()
  @Operation(
    200,
    'Get information about this installation',
    'Tells which version of whathooks runs here, and whether numbers are linked to WhatsApp itself or to the bundled simulator. It needs no credentials, and is where a client can begin to check that it talks to the right installation.',
    InstallationInfo,
  )
  info(): InstallationInfo {
    return {
      version: VERSION,
      mode: this.environment.whatsappServer ? 'simulated' : 'live',
      simulatorUrl: this.environment.phonePage,
      logInProvider: this.environment.oidc?.name ?? null,
    };
  }
}
