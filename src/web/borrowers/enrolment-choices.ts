import { Injectable } from '@nestjs/common';
import { Programmes } from '../../borrowers/index.js';
import { Users } from '../../identity/index.js';
import { addDays, schoolYearOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { EnrolmentFormProps } from './borrowers-view.js';

/** What the form of a place in a programme lets choose from. */
@Injectable()
export class EnrolmentChoices {
  constructor(
    private readonly programmes: Programmes,
    private readonly users: Users,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async in(language: Language): Promise<Pick<EnrolmentFormProps, 'programmes' | 'schoolYears' | 'teachers'>> {
    const programmes = await this.programmes.all(this.reader);
    const teachers = (await this.users.list()).filter(({ role, active }) => role === 'teacher' && active);
    const today = this.clock.today();
    return {
      programmes: programmes.map(({ id, names, leastSchoolGrade }) => ({
        id,
        name: names[language],
        leastSchoolGrade,
      })),
      schoolYears: [schoolYearOf(today), schoolYearOf(addDays(today, 365))],
      teachers: teachers.map(({ username, displayName }) => ({ id: username, name: displayName })),
    };
  }
}
