import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { BorrowersModule } from '../borrowers.module.js';
import { AcceptanceContent } from './acceptance-content.js';
import { AgreementAnswers } from './agreement-answers.js';
import { AgreementAsked } from './agreement-asked.js';
import { AgreementsController } from './agreements.controller.js';
import { ContractSubjects, type SubjectTable } from './contract-subjects.js';
import { AgreementPages } from './links/agreement-page.js';
import { AnswerAgreementLink } from './links/answer-agreement-link.js';
import { RevokeAgreementLink } from './links/revoke-agreement-link.js';
import { SendAgreementLink } from './links/send-agreement-link.js';
import { AgreementPdfs } from './pdf/agreement-pdfs.js';
import { ContractFile } from './pdf/contract-file.js';
import { AgreementPress, openAgreementPress } from './pdf/agreement-press.js';
import { RecordAgreement } from './record/record-agreement.js';
import { AgreementRepository } from './persistence/agreement.repository.js';

/** Asking for acceptances and taking the answers, injectable everywhere. */
@Module({})
export class AgreementsModule implements OnApplicationShutdown {
  constructor(@Inject(AgreementPress) private readonly press: AgreementPress) {}

  /** @param subjects the class that tells about each kind of thing that contracts are made about; its module provides it */
  static with(subjects: SubjectTable): DynamicModule {
    return {
      module: AgreementsModule,
      global: true,
      imports: [BorrowersModule],
      controllers: [AgreementsController],
      providers: [
        {
          provide: ContractSubjects,
          inject: [ModuleRef],
          useFactory: (modules: ModuleRef) => new ContractSubjects(modules, subjects),
        },
        { provide: AgreementPress, useFactory: openAgreementPress },
        AgreementAnswers,
        AgreementAsked,
        AgreementPages,
        AgreementPdfs,
        AnswerAgreementLink,
        ContractFile,
        RecordAgreement,
        RevokeAgreementLink,
        SendAgreementLink,
      ],
      exports: [
        AgreementAnswers,
        AgreementPages,
        AgreementPdfs,
        AnswerAgreementLink,
        ContractFile,
        RecordAgreement,
        RevokeAgreementLink,
        SendAgreementLink,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.press.close();
  }
}

/** What writes the mails with links, for every process that delivers. */
@Module({ providers: [AcceptanceContent, AgreementRepository] })
export class AcceptanceMailsModule {}
