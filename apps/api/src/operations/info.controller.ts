import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InstallationInfo } from '@whathooks/dto';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { Answers } from '../openapi/answers';
import { Public } from '../security/access.decorators';
import { VERSION } from './version';

@ApiTags('Installation')
@Controller('v1/info')
export class InfoController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get()
  @Public()
  @Answers(200, 'Get information about this installation', InstallationInfo)
  info(): InstallationInfo {
    return {
      version: VERSION,
      mode: this.environment.whatsappServer ? 'simulated' : 'live',
      simulatorUrl: this.environment.phonePage,
    };
  }
}
