import type { ReminderTexts } from './reminder-texts.js';

export const so: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Xusuusin: amaah dhowaan la soo celinayo',
  subjectLate: 'Xusuusin: amaah ay ahayd in la soo celiyo',
  greeting: 'Salaan,',
  soon: 'Waqtigii celinta ee amaahdan waa soo dhow yahay:',
  first: 'Waqtigii celinta ee amaahdan waa dhaafay:',
  second: 'Tan weli lama soo celin:',
  last: 'Tani waa xusuusintii ugu dambaysay. Fadlan hadda soo celi ama nala soo xiriir:',
  dueBy: 'ugu dambayn soo celi: {day}',
  wasDue: 'waxay ahayd in la soo celiyo: {day}',
  returnTo: 'Halkan ku soo celi:',
  phone: 'Telefoon: {phone}',
  hours: 'Saacadaha furan:',
  renew:
    'Ma u baahan tahay waqti dheeraad ah? La xiriir goobta amaahda ka hor waqtiga ugu dambeeya, waxaanan eegi doonnaa in amaahda la kordhin karo.',
  help: 'Ma u baahan tahay waqti dheeraad ah, mise wax baa lumay ama waxyeelloobay? La xiriir goobta amaahda, xal ayaan heli doonnaa.',
  farewell: 'Salaan wanaagsan',
  automatic: 'Fariintan si toos ah ayaa loo diray.',
};
