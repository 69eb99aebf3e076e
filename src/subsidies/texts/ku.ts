import type { ApplicantTexts } from './applicant-texts.js';

export const ku: ApplicantTexts = {
  reviewed: false,
  subject: 'Peyam ji şaredariyê',
  message: 'Peyameke we ji şaredariyê heye.',
  needsCode:
    'Dema hûn girêdanê vedikin, kodek ji we tê xwestin. Şaredarî wê bi telefonê an dema hûn li wir in dide we. Hûn dikarin wê bixwazin.',
  title: 'Piştgirî ji bo deynkirina amûrê',
  ask: 'Kesekî ku {name} nas dike pirsiye ka şaredarî dikare di lêçûna deynkirina amûrê de alîkariyê bike. Hûn dixwazin serlêdanê bikin?',
  yourChoice: 'Biryar ya we ye. Serlêdan belaş e û tenê yên ku lê dinêrin pê dizanin.',
  yes: 'Erê, ez dixwazim serlêdanê bikim',
  no: 'Na, ez naxwazim serlêdanê bikim',
  sendYes: 'Serlêdanê bişînin',
  sendNo: 'Ez naxwazim serlêdanê bikim',
  confirmYes: 'Hûn dixwazin ji bo piştgiriyê serlêdanê bikin? Der barê: {name}',
  confirmNo: 'Hûn naxwazin ji bo piştgiriyê serlêdanê bikin? Der barê: {name}',
  thanks: 'Spas, serlêdan hat şandin',
  afterYes: 'Şaredarî dê bi we re têkilî daynin dema ku lê hat nihêrtin, an jî heke tiştek kêm be.',
  declined: 'We hilbijart ku hûn serlêdanê nekin',
  afterNo: 'Heke hûn fikra xwe biguherînin, bi yên ku amûrê deyn didin re têkilî daynin.',
  letterTitle: 'Nameyek ji şaredariyê',
  letterIntro: 'Koda ku ji we re hatiye dayîn binivîsin. Hingê hûn dikarin nameyê bixwînin û biparêzin.',
  code: 'Kod',
  show: 'Nameyê bixwînin',
  wrongCode: 'Kod ne rast e. Lê binêrin û dîsa biceribînin.',
  locked: 'Koda şaş gelek caran hat nivîsandin. Bi şaredariyê re têkilî daynin, hûn ê nameyê bi awayekî din bistînin.',
  ended: 'Heke pirseke we hebe bi şaredariyê re têkilî daynin. Hûn dikarin girêdaneke nû bistînin.',
};
