import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PreparingClient } from './preparing.client.js';
import { SnakeCaseNaming } from './snake-case.naming.js';

/** API pools are flat above 5 connections; workers use a few more. */
const POOL_SIZE = 12;

/** The one connection pool of the process. Entities come from the feature modules; the schema comes from migrations only. */
@Module({})
export class DatabaseModule {
  static for(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          autoLoadEntities: true,
          synchronize: false,
          namingStrategy: new SnakeCaseNaming(),
          extra: { max: POOL_SIZE, application_name: 'everylead', Client: PreparingClient },
          retryAttempts: 3,
          retryDelay: 1000,
        }),
      ],
    };
  }
}
