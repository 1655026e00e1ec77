import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityModule } from '../activity/activity.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AudienceStore } from './audience.store.js';
import { CadenceStep } from './cadence-step.entity.js';
import { Cadence } from './cadence.entity.js';
import { CadencesController } from './cadences.controller.js';
import { CadencesStore } from './cadences.store.js';
import { CapacityStore } from './capacity.store.js';
import { DueStore } from './due.store.js';
import { Enrollment } from './enrollment.entity.js';
import { EnrollmentsStore } from './enrollments.store.js';
import { ForecastCapacity } from './forecast-capacity.js';
import { LeaveAddress } from './leave-address.js';
import { LeaveRetiredSteps } from './leave-retired-steps.js';
import { OpenEnrollments } from './open-enrollments.js';
import { ReleaseHeld } from './release-held.js';
import { ReleaseHolds } from './release-holds.js';
import { ReopenEnrollment } from './reopen-enrollment.js';
import { RetiredStepsStore } from './retired-steps.store.js';
import { SaveCadence } from './save-cadence.js';
import { ScanDue } from './scan-due.js';
import { SeedCadence } from './seed-cadence.js';
import { StandingsStore } from './standings.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Cadence, CadenceStep, Enrollment]), ActivityModule, LeadsModule, MessagesModule],
  controllers: [CadencesController],
  providers: [
    AudienceStore,
    CadencesStore,
    CapacityStore,
    DueStore,
    EnrollmentsStore,
    ForecastCapacity,
    LeaveAddress,
    LeaveRetiredSteps,
    OpenEnrollments,
    ReleaseHeld,
    ReleaseHolds,
    ReopenEnrollment,
    RetiredStepsStore,
    SaveCadence,
    ScanDue,
    SeedCadence,
    StandingsStore,
  ],
  exports: [
    CadencesStore,
    CapacityStore,
    DueStore,
    EnrollmentsStore,
    ForecastCapacity,
    LeaveAddress,
    OpenEnrollments,
    ReleaseHeld,
    ReleaseHolds,
    ReopenEnrollment,
    ScanDue,
  ],
})
export class CadencesModule {}
