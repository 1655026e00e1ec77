import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Activity } from './activity.entity.js';
import { ActivityStore } from './activity.store.js';

@Module({ imports: [TypeOrmModule.forFeature([Activity])], providers: [ActivityStore], exports: [ActivityStore] })
export class ActivityModule {}
