import { Controller, Get, HttpCode, Optional } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { FilesService } from '../media/files/files.service';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { databaseUnavailable } from '../platform/http/problems/database-trouble';
import { Public } from '../platform/access/access.decorators';

@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    /** Missing in a process that has nothing to do with files. */
    @Optional() private readonly files?: FilesService,
  ) {}

  /** The process runs. */
  @Get('live')
  @HttpCode(200)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** It can really serve: the database answers, and files can be stored. */
  @Get('ready')
  @HttpCode(200)
  async ready(): Promise<{ status: 'ready' }> {
    await this.unitOfWork.ping().catch(() => {
      throw databaseUnavailable();
    });
    await this.files?.check();
    return { status: 'ready' };
  }
}
