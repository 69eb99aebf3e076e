import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AgreementRepository, BorrowersModule } from '../borrowers/index.js';
import { CoverageModule } from '../coverage/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { CaseAccess, FirstCaseworkers } from './activation/case-access.js';
import { AskForSupport } from './apply/ask-for-support.js';
import { CaseSubjects } from './apply/case-subjects.js';
import { NewCases } from './apply/new-cases.js';
import { TakeApplication } from './apply/take-application.js';
import { CaseActs } from './decide/case-acts.js';
import { DecideCase } from './decide/decide-case.js';
import { HandleCase } from './decide/handle-case.js';
import { ArchiveLetters } from './letters/archive-letters.js';
import { CasesNight } from './cases-night.js';
import { DeliverLetter } from './letters/deliver-letter.js';
import { Letters } from './letters/letters.js';
import { LetterPress, openLetterPress } from './letters/pdf/letter-press.js';
import { CaseLinkPages } from './links/case-link-page.js';
import { CaseLinks } from './links/case-links.js';
import { SealedContent } from './links/sealed-content.js';
import { Payers } from './payers.js';
import { CaseAccessRepository } from './persistence/case-access.repository.js';
import { CaseLinkRepository } from './persistence/case-link.repository.js';
import { CaseLogRepository } from './persistence/case-log.repository.js';
import { CasePeople } from './persistence/case-people.query.js';
import { CaseRepository } from './persistence/case.repository.js';
import { LetterRepository } from './persistence/letter.repository.js';
import { OldSeals } from './persistence/old-seals.query.js';
import { SupportRouteRepository } from './persistence/support-route.repository.js';
import { CasePresenceRepository } from './persistence/case-presence.repository.js';
import { CaseFile } from './read/case-file.js';
import { CasePresence } from './read/case-presence.js';
import { SubsidiesController } from './subsidies.controller.js';
import { SupportRequestsController } from './support-requests.controller.js';
import { CaseVault } from './vault/case-vault.js';
import { RotateCaseKey } from './vault/rotate-case-key.js';
import { VaultSecrets } from './vault/vault-secrets.js';

/** What keeps cases, and nothing that answers a request. */
const keeping = [CaseVault, CaseRepository, CaseLinkRepository, CaseLinks, CasePeople];

/** Wishes for support, cases, decisions and their letters. */
@Module({
  imports: [BorrowersModule, CoverageModule, OrganisationModule],
  controllers: [SubsidiesController, SupportRequestsController],
  providers: [
    ...keeping,
    { provide: LetterPress, useFactory: openLetterPress },
    AskForSupport,
    CaseAccess,
    CaseAccessRepository,
    CaseActs,
    CaseFile,
    CaseLinkPages,
    CaseLogRepository,
    CasePresence,
    CasePresenceRepository,
    CaseSubjects,
    DecideCase,
    DeliverLetter,
    HandleCase,
    LetterRepository,
    Letters,
    NewCases,
    Payers,
    SupportRouteRepository,
    TakeApplication,
    VaultSecrets,
  ],
  exports: [
    AskForSupport,
    CaseAccess,
    CaseFile,
    CaseLinkPages,
    CasePresence,
    CaseVault,
    DecideCase,
    DeliverLetter,
    HandleCase,
    Letters,
    Payers,
    TakeApplication,
    VaultSecrets,
  ],
})
export class SubsidiesModule implements OnApplicationShutdown {
  constructor(@Inject(LetterPress) private readonly press: LetterPress) {}

  async onApplicationShutdown(): Promise<void> {
    await this.press.close();
  }
}

/** What writes the mails to applicants, for every process that delivers. */
@Module({ providers: [...keeping, AgreementRepository, SealedContent] })
export class CaseNoticesModule {}

/** What the command line does to cases. */
@Module({
  imports: [OrganisationModule],
  providers: [
    ...keeping,
    { provide: LetterPress, useFactory: openLetterPress },
    AgreementRepository,
    ArchiveLetters,
    CaseAccessRepository,
    CaseLogRepository,
    FirstCaseworkers,
    LetterRepository,
    Letters,
    OldSeals,
    RotateCaseKey,
    VaultSecrets,
  ],
})
export class CaseCommandsModule {}

/** What a night does to cases; with the server, which provides the rest, and for the nightly command. */
@Module({ providers: [...keeping, AgreementRepository, CaseLogRepository, CasesNight] })
export class CaseNightModule {}

/** Who pays for what is covered, where there is no server. */
@Module({ providers: [CaseVault, CaseRepository, Payers, VaultSecrets], exports: [Payers, VaultSecrets] })
export class CasePayersModule {}
