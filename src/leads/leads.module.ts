import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Lead } from './lead.entity.js';
import { LeadsStore } from './leads.store.js';
import { Suppression } from './suppression.entity.js';
import { SuppressionsStore } from './suppressions.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Lead, Suppression])],
  providers: [LeadsStore, SuppressionsStore],
  exports: [LeadsStore, SuppressionsStore],
})
export class LeadsModule {}
