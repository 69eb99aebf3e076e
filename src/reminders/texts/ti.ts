import type { ReminderTexts } from './reminder-texts.js';

export const ti: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'መዘኻኸሪ፦ ኣብ ቀረባ ግዜ ክምለስ ዘለዎ ልቓሕ',
  subjectLate: 'መዘኻኸሪ፦ ክምለስ ዝነበሮ ልቓሕ',
  greeting: 'ሰላም፡',
  soon: 'ናይ ምምላስ ግዜ ይቀርብ ኣሎ፦',
  first: 'ናይ ምምላስ ግዜ ሓሊፉ እዩ፦',
  second: 'እዚ ክሳብ ሕጂ ኣይተመልሰን፦',
  last: 'እዚ ናይ መወዳእታ መዘኻኸሪ እዩ። በጃኹም ሕጂ መልስዎ ወይ ተወከሱና፦',
  dueBy: 'ናይ ምምላስ ዕለት፦ {day}',
  wasDue: 'ክምለስ ዝነበሮ ዕለት፦ {day}',
  returnTo: 'ናይ ምምላስ ቦታ፦',
  phone: 'ስልኪ፦ {phone}',
  hours: 'ናይ ምኽፋት ሰዓታት፦',
  renew: 'ንነዊሕ ግዜ የድልየኩም ዶ? እቲ ዕለት ቅድሚ ምሕላፉ ምስቲ ናይ ልቓሕ ቦታ ተራኸቡ፡ ክንውሖ ይከኣል እንተኾይኑ ክንርኢ ኢና።',
  help: 'ተወሳኺ ግዜ የድልየኩም ዶ፡ ወይ ዝጠፍአ ወይ ዝተበላሸወ ነገር ኣሎ ዶ? ምስቲ ናይ ልቓሕ ቦታ ተራኸቡ፡ ፍታሕ ክንረክብ ኢና።',
  farewell: 'ምስ ሰላምታ',
  automatic: 'እዚ መልእኽቲ ብኣውቶማቲክ ዝተላእከ እዩ።',
};
