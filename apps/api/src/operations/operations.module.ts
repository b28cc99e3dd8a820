import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { HealthController } from './health.controller';
import { InfoController } from './info.controller';

@Module({ controllers: [HealthController, InfoController] })
export class OperationsModule {
  /** @param checked modules without whose parts the process cannot serve. */
  static with(...checked: Type<unknown>[]): DynamicModule {
    return { module: OperationsModule, imports: checked };
  }
}
