import type { ApplicantTexts } from './applicant-texts.js';

export const se: ApplicantTexts = {
  reviewed: false,
  subject: 'Dieđáhus gielddas',
  message: 'Dus lea dieđáhus gielddas.',
  needsCode:
    'Go rabat liŋkka, de jerrojuvvo koda. Gielda addá dan dutnje telefovnnas dahje go leat doppe. Jeara fal dan.',
  title: 'Doarjja instrumeantta luoikkaheapmái',
  ask: 'Soamis gii dovdá {name}, lea jearran sáhttá go gielda veahkehit dainna maid instrumeantta luoikkaheapmi máksá. Háliidat go ohcat dan?',
  yourChoice: 'Don mearridat. Ohcan ii mávsse maidege, ja dušše sii geat meannudit ohcama, ožžot diehtit das.',
  yes: 'Juo, mun háliidan ohcat',
  no: 'In, mun in hálit ohcat',
  sendYes: 'Sádde ohcama',
  sendNo: 'In hálit ohcat',
  confirmYes: 'Háliidat go ohcat doarjaga ovddas: {name}?',
  confirmNo: 'It go hálit ohcat doarjaga ovddas: {name}?',
  thanks: 'Giitu, ohcan lea sáddejuvvon',
  afterYes: 'Gielda váldá oktavuođa go ohcan lea meannuduvvon, dahje jus juoga váilu.',
  declined: 'Don leat válljen ahte it oza',
  afterNo: 'Jus rievdadat oaivila, de váldde oktavuođa singuin geat luoikkahit instrumeantta.',
  letterTitle: 'Reive gielddas',
  letterIntro: 'Čále koda maid leat ožžon. De sáhtát lohkat reivve ja vurkkodit dan.',
  code: 'Koda',
  show: 'Loga reivve',
  wrongCode: 'Koda ii leat riekta. Dárkkis ja geahččal ođđasit.',
  locked: 'Koda lea čállojuvvon boastut menddo galle háve. Váldde oktavuođa gielddain, de oaččut reivve eará láhkai.',
  ended: 'Váldde oktavuođa gielddain jus imaštat juoidá. De sáhtát oažžut ođđa liŋkka.',
};
