import { type DynamicModule, Module } from '@nestjs/common';
import type { ApplicationParts } from './application-parts.js';
import { AuditModule } from './audit/index.js';
import {
  ChargesModule,
  ContractAmountsModule,
  TermFeesNight,
  chargeConstraints,
  chargeTexts,
} from './charges/index.js';
import { CalendarFeedsModule, calendarFeedConstraints } from './calendar-feeds/index.js';
import {
  AcceptanceContent,
  AcceptanceMailsModule,
  AgreementsModule,
  BorrowersModule,
  agreementTexts,
  borrowerConstraints,
  borrowerTexts,
} from './borrowers/index.js';
import { coverageConstraints } from './coverage/index.js';
import {
  BookingNight,
  BookingNightModule,
  CostSharingModule,
  FiguresNight,
  costSharingTexts,
} from './cost-sharing/index.js';
import { IdentityModule, identityConstraints, identityTexts } from './identity/index.js';
import { InventoryModule, inventoryConstraints, inventoryTexts } from './inventory/index.js';
import { LabelsModule, labelsTexts } from './labels/index.js';
import {
  ClosingModule,
  ClosingNight,
  LendingModule,
  LoanContracts,
  lendingConstraints,
  lendingTexts,
} from './lending/index.js';
import { LoanRulesModule, loanRuleConstraints, loanRuleTexts } from './loan-rules/index.js';
import { MessageDelivery, MessagesModule, messageDelivery } from './messages/index.js';
import { OperationsModule } from './operations/index.js';
import { OrganisationModule, organisationConstraints, organisationTexts } from './organisation/index.js';
import { Clock } from './platform/clock/index.js';
import { ConfigModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { HttpModule } from './platform/http/index.js';
import { Metrics } from './platform/metrics/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { NightlyModule, ScheduleModule } from './platform/schedule/index.js';
import { NoticeContent, ReminderContent, RemindersModule, reminderTexts } from './reminders/index.js';
import {
  PickupShelfModule,
  ReservationContracts,
  ReservationsModule,
  ReservationsNight,
  reservationConstraints,
  reservationTexts,
} from './reservations/index.js';
import { SetUpModule, setUpConstraints } from './setup/index.js';
import {
  CaseCommandsModule,
  CaseNightModule,
  CaseNoticesModule,
  CasesNight,
  SealedContent,
  SubsidiesModule,
  subsidyConstraints,
  subsidyTexts,
} from './subsidies/index.js';
import { WebModule } from './web/index.js';

/** What this process does with what is owed. */
interface QueuePart {
  readonly relays: boolean;
  readonly consumes: boolean;
}

/** What a night does, in this order: what closures keep on hold shelves must not lapse in the same night. */
const nightlySteps = [ClosingNight, ReservationsNight, TermFeesNight, CasesNight, FiguresNight, BookingNight] as const;

/** The whole application, wired by explicit lists. */
@Module({})
export class AppModule {
  /** What answers HTTP. It offers what is owed to the queue, and does the jobs itself where there are no workers. */
  static server(parts: ApplicationParts, demonstration: boolean): DynamicModule {
    const consumes = parts.database.kind === 'sqlite' || parts.config.redisUrl === null;
    return withFeatures(parts, { relays: true, consumes }, [
      HttpModule.with({
        texts: [
          identityTexts,
          organisationTexts,
          inventoryTexts,
          borrowerTexts,
          agreementTexts,
          loanRuleTexts,
          chargeTexts,
          reservationTexts,
          lendingTexts,
          labelsTexts,
          reminderTexts,
          subsidyTexts,
          costSharingTexts,
        ],
        constraints: [
          identityConstraints,
          organisationConstraints,
          inventoryConstraints,
          borrowerConstraints,
          chargeConstraints,
          coverageConstraints,
          loanRuleConstraints,
          reservationConstraints,
          lendingConstraints,
          calendarFeedConstraints,
          subsidyConstraints,
          setUpConstraints,
        ],
      }),
      AuditModule,
      IdentityModule,
      OrganisationModule,
      InventoryModule,
      BorrowersModule,
      AgreementsModule.with({ loan: LoanContracts, reservation: ReservationContracts }),
      LoanRulesModule,
      ReservationsModule,
      PickupShelfModule,
      ChargesModule,
      ContractAmountsModule,
      LendingModule,
      ClosingModule,
      SubsidiesModule,
      CaseNightModule,
      NightlyModule.with(nightlySteps, true),
      CalendarFeedsModule,
      CostSharingModule,
      LabelsModule.with(demonstration),
      RemindersModule.with({ routes: true, sweepsDaily: true }),
      SetUpModule,
      OperationsModule,
      WebModule.with(demonstration),
    ]);
  }

  /** What does the queue's jobs and nothing else. */
  static worker(parts: ApplicationParts): DynamicModule {
    const features = [RemindersModule.with({ routes: false, sweepsDaily: false })];
    return withFeatures(parts, { relays: true, consumes: true }, features);
  }

  /** What a command needs to find out what is owed; a server delivers it. */
  static command(parts: ApplicationParts): DynamicModule {
    const features = [RemindersModule.with({ routes: false, sweepsDaily: false })];
    return withFeatures(parts, { relays: false, consumes: false }, features);
  }

  /** What the commands about cases need. */
  static cases(parts: ApplicationParts): DynamicModule {
    return withFeatures(parts, { relays: false, consumes: false }, [CaseCommandsModule]);
  }

  /** What the nightly command needs: it gives no answers, and so no words for refusals. */
  static nightly(parts: ApplicationParts): DynamicModule {
    return withFeatures(parts, { relays: false, consumes: false }, [
      HttpModule.with({ texts: [], constraints: [] }),
      AuditModule,
      IdentityModule,
      OrganisationModule,
      ReservationsModule,
      ClosingModule,
      PickupShelfModule,
      RemindersModule.with({ routes: false, sweepsDaily: false }),
      ChargesModule,
      ContractAmountsModule,
      CaseNightModule,
      BookingNightModule,
      NightlyModule.with(nightlySteps, false),
    ]);
  }
}

function withFeatures(
  { config, database, clock }: ApplicationParts,
  queue: QueuePart,
  features: NonNullable<DynamicModule['imports']>,
): DynamicModule {
  return {
    module: AppModule,
    global: true,
    imports: [
      ConfigModule.with(config),
      DatabaseModule.with(database),
      OutboxModule.with({
        redisUrl: config.redisUrl,
        ...queue,
        topics: { messageDelivery },
        handlers: { messageDelivery: MessageDelivery },
        settings: { leaseMs: config.outboxLeaseSeconds * 1_000 },
      }),
      MessagesModule.with({
        reminder: ReminderContent,
        notice: NoticeContent,
        acceptance: AcceptanceContent,
        sealed: SealedContent,
      }),
      AcceptanceMailsModule,
      CaseNoticesModule,
      ScheduleModule,
      ...features,
    ],
    providers: [Metrics, { provide: Clock, useValue: clock }],
    exports: [Metrics, Clock],
  };
}
