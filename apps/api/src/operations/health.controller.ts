import { Controller, Get, HttpCode } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { databaseUnavailable } from '../platform/http/problems/database-trouble';
import { Public } from '../platform/access/access.decorators';

@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The process runs. */
  @Get('live')
  @HttpCode(200)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** It can really serve: the database answers. */
  @Get('ready')
  @HttpCode(200)
  async ready(): Promise<{ status: 'ready' }> {
    await this.unitOfWork.ping().catch(() => {
      throw databaseUnavailable();
    });
    return { status: 'ready' };
  }
}
