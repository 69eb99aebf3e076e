import type { ApplicantTexts } from './applicant-texts.js';

export const so: ApplicantTexts = {
  reviewed: false,
  subject: 'Fariin ka timid degmada',
  message: 'Fariin ayaad ka haysaa degmada.',
  needsCode:
    'Markaad furto xiriiriyaha waxaa lagu weydiin doonaa kood. Degmada ayaa kugu siin doonta telefoonka ama markaad joogto. Waad weydiisan kartaa.',
  title: 'Taageero loogu talagalay amaahda qalab muusig',
  ask: 'Qof yaqaan {name} ayaa weydiiyey in degmadu ka caawin karto kharashka amaahda qalab muusig. Ma rabtaa inaad codsato?',
  yourChoice: 'Adiga ayaa go’aansanaya. Codsigu waa bilaash, waxaana og oo keliya kuwa ka shaqeeya.',
  yes: 'Haa, waan rabaa inaan codsado',
  no: 'Maya, ma rabo inaan codsado',
  sendYes: 'Dir codsiga',
  sendNo: 'Ma rabo inaan codsado',
  confirmYes: 'Ma rabtaa inaad codsato taageero? Waxay khusaysaa: {name}',
  confirmNo: 'Miyaanad rabin inaad codsato taageero? Waxay khusaysaa: {name}',
  thanks: 'Mahadsanid, codsiga waa la diray',
  afterYes: 'Degmadu way kula soo xiriiri doontaa marka laga shaqeeyo, ama haddii wax ka maqan yihiin.',
  declined: 'Waxaad dooratay inaadan codsan',
  afterNo: 'Haddii aad go’aanka beddesho, la xiriir kuwa qalabka amaahiya.',
  letterTitle: 'Warqad ka timid degmada',
  letterIntro: 'Qor koodka lagu siiyey. Markaas warqadda waad akhriyi kartaa waanad kaydsan kartaa.',
  code: 'Kood',
  show: 'Akhri warqadda',
  wrongCode: 'Koodku sax ma aha. Hubi oo mar kale isku day.',
  locked: 'Kood khaldan ayaa marar badan la qoray. La xiriir degmada si aad warqadda si kale ugu hesho.',
  ended: 'La xiriir degmada haddii aad su’aal qabto. Waxaad heli kartaa xiriiriye cusub.',
};
