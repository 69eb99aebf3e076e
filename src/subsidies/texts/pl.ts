import type { ApplicantTexts } from './applicant-texts.js';

export const pl: ApplicantTexts = {
  reviewed: false,
  subject: 'Wiadomość od gminy',
  message: 'Masz wiadomość od gminy.',
  needsCode:
    'Po otwarciu linku pojawi się prośba o kod. Gmina poda Ci go telefonicznie lub na miejscu. Możesz o niego poprosić.',
  title: 'Wsparcie przy wypożyczeniu instrumentu',
  ask: 'Ktoś, kto zna osobę {name}, zapytał, czy gmina może pomóc w kosztach wypożyczenia instrumentu. Czy chcesz złożyć wniosek?',
  yourChoice:
    'Decyzja należy do Ciebie. Złożenie wniosku nic nie kosztuje i wiedzą o nim tylko osoby, które go rozpatrują.',
  yes: 'Tak, chcę złożyć wniosek',
  no: 'Nie, nie chcę składać wniosku',
  sendYes: 'Wyślij wniosek',
  sendNo: 'Nie chcę składać wniosku',
  confirmYes: 'Czy chcesz złożyć wniosek o wsparcie? Dotyczy: {name}',
  confirmNo: 'Czy nie chcesz składać wniosku o wsparcie? Dotyczy: {name}',
  thanks: 'Dziękujemy, wniosek został wysłany',
  afterYes: 'Gmina skontaktuje się z Tobą po rozpatrzeniu wniosku lub jeśli czegoś brakuje.',
  declined: 'Wniosek nie zostanie złożony',
  afterNo: 'Jeśli zmienisz zdanie, skontaktuj się z wypożyczającymi instrument.',
  letterTitle: 'List od gminy',
  letterIntro: 'Wpisz otrzymany kod. Wtedy możesz przeczytać list i go zachować.',
  code: 'Kod',
  show: 'Przeczytaj list',
  wrongCode: 'Kod jest nieprawidłowy. Sprawdź go i spróbuj ponownie.',
  locked: 'Zbyt wiele razy wpisano błędny kod. Skontaktuj się z gminą, a otrzymasz list w inny sposób.',
  ended: 'W razie pytań skontaktuj się z gminą. Możesz otrzymać nowy link.',
};
