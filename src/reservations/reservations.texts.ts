import { texts } from '../platform/i18n/index.js';

/** Words of reservations: refusals say the reason and what can be done. */
export const reservationTexts = texts({
  'reservation.in-line': {
    nb: 'Nummer {position} i køen. De som går i et program som gir rett til høy kvalitet, står først; ellers står den først som ba først.',
    nn: 'Nummer {position} i køen. Dei som går i eit program som gir rett til høg kvalitet, står først; elles står den først som bad først.',
    en: 'Number {position} in line. Those in a programme that gives the right to high quality come first; otherwise whoever asked first.',
  },
  'period-in-past': {
    nb: 'Perioden har alt begynt eller er over. Velg {earliest} eller senere.',
    nn: 'Perioden har alt byrja eller er over. Vel {earliest} eller seinare.',
    en: 'The period has begun already or is over. Choose {earliest} or later.',
  },
  'period-too-far-ahead': {
    nb: 'Så langt fram reserveres det ikke. Velg en første dag til og med {limit}.',
    nn: 'Så langt fram blir det ikkje reservert. Vel ein første dag til og med {limit}.',
    en: 'Nothing is reserved that far ahead. Choose a first day until {limit}.',
  },
  'period-too-long': {
    nb: 'Perioden er lengre enn de {limit} dagene som regelen tillater. Velg en kortere, eller overstyr med begrunnelse.',
    nn: 'Perioden er lengre enn dei {limit} dagane som regelen tillèt. Vel ein kortare, eller overstyr med grunngiving.',
    en: 'The period is longer than the {limit} days that the rule allows. Choose a shorter one, or override with a reason.',
  },
  'reservation-limit-reached': {
    nb: 'Låneren har {reserved} reservasjoner av høyst {limit} i disse dagene. Avbestill en av dem først.',
    nn: 'Låntakaren har {reserved} reservasjonar av høgst {limit} i desse dagane. Avbestill ei av dei først.',
    en: 'The borrower has {reserved} reservations of at most {limit} for these days. Cancel one of them first.',
  },
  'nothing-free': {
    nb: 'Ingenting er ledig i hele perioden. Velg en annen periode, eller la låneren vente.',
    nn: 'Ingenting er ledig i heile perioden. Vel ein annan periode, eller lat låntakaren vente.',
    en: 'Nothing is free for the whole period. Choose another period, or let the borrower wait.',
  },
  'reservation-ended': {
    nb: 'Reservasjonen er avsluttet',
    nn: 'Reservasjonen er avslutta',
    en: 'The reservation has ended',
  },
  'reservation-ended.detail': {
    nb: 'Ingenting er endret. Last siden på nytt og se hva som er skjedd.',
    nn: 'Ingenting er endra. Last sida på nytt og sjå kva som har hendt.',
    en: 'Nothing was changed. Reload and see what has happened.',
  },
  'reservation-on-shelf': {
    nb: 'Instrumentet står klart til henting. Ta det av hentehyllen først.',
    nn: 'Instrumentet står klart til henting. Ta det av hentehylla først.',
    en: 'The instrument is ready for pick-up. Take it off the hold shelf first.',
  },
  'reservation-not-begun': {
    nb: 'Ingen kunne hente det ennå; perioden begynner {from}. Avbestill i stedet.',
    nn: 'Ingen kunne hente det enno; perioden byrjar {from}. Avbestill i staden.',
    en: 'Nobody could fetch it yet; the period begins on {from}. Cancel it instead.',
  },
  'reservation-ready': {
    nb: 'Instrumentet står alt klart til henting',
    nn: 'Instrumentet står alt klart til henting',
    en: 'The instrument is ready for pick-up already',
  },
  'reservation-ready.detail': {
    nb: 'Ingenting er endret. Last siden på nytt og se hentekoden.',
    nn: 'Ingenting er endra. Last sida på nytt og sjå hentekoden.',
    en: 'Nothing was changed. Reload and see the pick-up code.',
  },
  'reservation-not-confirmed': {
    nb: 'Reservasjonen er ikke bekreftet ennå; låneren venter på et instrument eller på en godkjenning.',
    nn: 'Reservasjonen er ikkje stadfesta enno; låntakaren ventar på eit instrument eller på ei godkjenning.',
    en: 'The reservation is not confirmed yet; the borrower waits for an instrument or for an acceptance.',
  },
  'instrument-elsewhere': {
    nb: 'Instrumentet er ikke på hentestedet, men her: {place}. Send det dit først.',
    nn: 'Instrumentet er ikkje på hentestaden, men her: {place}. Send det dit først.',
    en: 'The instrument is not where it is picked up but here: {place}. Send it there first.',
  },
  'not-on-hold-shelf': {
    nb: 'Instrumentet står ikke på hentehyllen',
    nn: 'Instrumentet står ikkje på hentehylla',
    en: 'The instrument is not on the hold shelf',
  },
  'not-on-hold-shelf.detail': {
    nb: 'Ingenting er endret. Last siden på nytt og se hvor det er.',
    nn: 'Ingenting er endra. Last sida på nytt og sjå kvar det er.',
    en: 'Nothing was changed. Reload and see where it is.',
  },
  'instrument-or-kind': {
    nb: 'Nevn enten instrumentet eller instrumenttypen, ikke begge.',
    nn: 'Nemn anten instrumentet eller instrumenttypen, ikkje begge.',
    en: 'Name either the instrument or its kind, not both.',
  },
  'instrument-of-other-municipality': {
    nb: 'Instrumentet hører til i en annen kommune og hentes ikke hit. Velg et hentested i den kommunen, eller et annet instrument.',
    nn: 'Instrumentet høyrer til i ein annan kommune og blir ikkje henta hit. Vel ein hentestad i den kommunen, eller eit anna instrument.',
    en: 'The instrument belongs to another municipality and is not fetched from there. Choose a pick-up point of that municipality, or another instrument.',
  },
  'instrument-of-other-kind': {
    nb: 'Instrumentet er av en annen type. Avbestill og reserver på nytt.',
    nn: 'Instrumentet er av ein annan type. Avbestill og reserver på nytt.',
    en: 'The instrument is of another kind. Cancel and reserve anew.',
  },
  'ends-before-it-begins': {
    nb: 'Siste dag kan ikke være før første dag.',
    nn: 'Siste dagen kan ikkje vere før første dagen.',
    en: 'The last day cannot be before the first.',
  },
});
