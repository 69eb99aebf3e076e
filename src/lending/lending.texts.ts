import { texts } from '../platform/i18n/index.js';

/** Words of the refusals of lending: each says the reason and what can be done. */
export const lendingTexts = texts({
  'instrument-not-available': {
    nb: 'Instrumentet er ikke ledig nå. Se tilstanden på instrumentets side.',
    nn: 'Instrumentet er ikkje ledig no. Sjå tilstanden på sida til instrumentet.',
    en: 'The instrument is not available now. See its state on its page.',
  },
  'instrument-not-available.on-loan': {
    nb: 'Instrumentet er utlånt til {dueOn}. Ta det imot først, eller velg et annet.',
    nn: 'Instrumentet er utlånt til {dueOn}. Ta det imot først, eller vel eit anna.',
    en: 'The instrument is on loan until {dueOn}. Take it back first, or choose another.',
  },
  'instrument-not-available.available': {
    nb: 'Instrumentet er registrert på et annet sted. Har du det i hånden, kan du overstyre; ellers velg et annet.',
    nn: 'Instrumentet er registrert på ein annan stad. Har du det i handa, kan du overstyre; elles vel eit anna.',
    en: 'The instrument is registered at another place. If you hold it in your hand you may override; else choose another.',
  },
  'instrument-not-available.in-service': {
    nb: 'Instrumentet stelles og er klart {freeFrom}. Er det alt klart, kan du overstyre.',
    nn: 'Instrumentet blir stelt og er klart {freeFrom}. Er det alt klart, kan du overstyre.',
    en: 'The instrument is in service and ready on {freeFrom}. If it is ready already you may override.',
  },
  'instrument-not-available.in-transfer': {
    nb: 'Instrumentet er under flytting. Ta det imot på instrumentets side først.',
    nn: 'Instrumentet er under flytting. Ta det imot på sida til instrumentet først.',
    en: 'The instrument is being moved. Receive it on its page first.',
  },
  'instrument-not-available.in-repair': {
    nb: 'Instrumentet er til kontroll eller reparasjon. Gjør den ferdig på instrumentets side først.',
    nn: 'Instrumentet er til kontroll eller reparasjon. Gjer den ferdig på sida til instrumentet først.',
    en: 'The instrument is at inspection or repair. Complete that on its page first.',
  },
  'instrument-not-available.missing': {
    nb: 'Instrumentet er meldt savnet. Er det funnet, si fra på instrumentets side.',
    nn: 'Instrumentet er meldt sakna. Er det funne, sei frå på sida til instrumentet.',
    en: 'The instrument is reported missing. If it was found, say so on its page.',
  },
  'instrument-not-available.lost': {
    nb: 'Instrumentet er meldt tapt. Er det funnet, si fra på instrumentets side.',
    nn: 'Instrumentet er meldt tapt. Er det funne, sei frå på sida til instrumentet.',
    en: 'The instrument is reported lost. If it was found, say so on its page.',
  },
  'instrument-not-available.retired': {
    nb: 'Instrumentet er utrangert og lånes ikke ut. Velg et annet.',
    nn: 'Instrumentet er utrangert og blir ikkje lånt ut. Vel eit anna.',
    en: 'The instrument is retired and not lent. Choose another.',
  },
  'instrument-reserved': {
    nb: 'Instrumentet er reservert til noen andre etterpå. Det kan lånes ut hvis det leveres senest {latestDueOn}.',
    nn: 'Instrumentet er reservert til nokon andre etterpå. Det kan lånast ut dersom det blir levert seinast {latestDueOn}.',
    en: 'The instrument is reserved for somebody else afterwards. It can go out if it comes back by {latestDueOn}.',
  },
  'instrument-reserved.short': {
    nb: 'Instrumentet er reservert til noen andre. Velg et annet.',
    nn: 'Instrumentet er reservert til nokon andre. Vel eit anna.',
    en: 'The instrument is reserved for somebody else. Choose another.',
  },
  'grade-needs-programme': {
    nb: 'Denne kvaliteten lånes ut av kulturskolen til elever i program som gir rett til den, som fordypning. Meld eleven inn i et slikt program, eller velg et instrument av en annen kvalitet.',
    nn: 'Denne kvaliteten blir lånt ut av kulturskulen til elevar i program som gir rett til han, som fordjuping. Meld eleven inn i eit slikt program, eller vel eit instrument av ein annan kvalitet.',
    en: 'This quality is lent by the culture school to pupils in programmes that give the right to it, such as deepening. Enrol the pupil in such a programme, or choose an instrument of another quality.',
  },
  'grade-needs-reservation': {
    nb: 'Dette instrumentet lånes ut på en lærers reservasjon. Be læreren reservere det.',
    nn: 'Dette instrumentet blir lånt ut på reservasjon frå ein lærar. Be læraren reservere det.',
    en: 'This instrument is lent on a teacher’s reservation. Ask the teacher to reserve it.',
  },
  'loan-limit-reached': {
    nb: 'Låneren har {open} lån av høyst {limit}. Ta imot et av dem først.',
    nn: 'Låntakaren har {open} lån av høgst {limit}. Ta imot eitt av dei først.',
    en: 'The borrower has {open} loans of at most {limit}. Take one of them back first.',
  },
  'borrower-blocked': {
    nb: 'Låneren er sperret: {reason}. Snakk med låneren om grunnen. Sperringen står på lånerens side.',
    nn: 'Låntakaren er sperra: {reason}. Snakk med låntakaren om grunnen. Sperringa står på sida til låntakaren.',
    en: 'The borrower is blocked: {reason}. Talk with the borrower about the reason. The block stands on the borrower’s page.',
  },
  'borrower-blocked.short': {
    nb: 'Låneren er sperret. Grunnen står på lånerens side.',
    nn: 'Låntakaren er sperra. Grunnen står på sida til låntakaren.',
    en: 'The borrower is blocked. The reason stands on the borrower’s page.',
  },
  'agreement-missing.terms': {
    nb: 'Ingen foresatt har godtatt vilkårene. Send lenken til {guardian}, eller registrer det på papir i skranken.',
    nn: 'Ingen føresett har godteke vilkåra. Send lenkja til {guardian}, eller registrer det på papir i skranken.',
    en: 'No guardian has accepted the terms. Send the link to {guardian}, or register it on paper at the desk.',
  },
  'agreement-missing.terms.short': {
    nb: 'Ingen foresatt har godtatt vilkårene. Registrer det på papir i skranken.',
    nn: 'Ingen føresett har godteke vilkåra. Registrer det på papir i skranken.',
    en: 'No guardian has accepted the terms. Register it on paper at the desk.',
  },
  'agreement-missing.contract': {
    nb: 'Ingen foresatt har godtatt kontrakten. Send lenken til {guardian}, eller registrer den på papir i skranken.',
    nn: 'Ingen føresett har godteke kontrakten. Send lenkja til {guardian}, eller registrer han på papir i skranken.',
    en: 'No guardian has accepted the contract. Send the link to {guardian}, or register it on paper at the desk.',
  },
  'agreement-missing.contract.short': {
    nb: 'Ingen foresatt har godtatt kontrakten. Registrer den på papir i skranken.',
    nn: 'Ingen føresett har godteke kontrakten. Registrer han på papir i skranken.',
    en: 'No guardian has accepted the contract. Register it on paper at the desk.',
  },
  'agreement-missing.both': {
    nb: 'Ingen foresatt har godtatt vilkårene og kontrakten. Send lenkene til {guardian}, eller registrer dem på papir i skranken.',
    nn: 'Ingen føresett har godteke vilkåra og kontrakten. Send lenkjene til {guardian}, eller registrer dei på papir i skranken.',
    en: 'No guardian has accepted the terms and the contract. Send the links to {guardian}, or register them on paper at the desk.',
  },
  'agreement-missing.both.short': {
    nb: 'Ingen foresatt har godtatt vilkårene og kontrakten. Registrer dem på papir i skranken.',
    nn: 'Ingen føresett har godteke vilkåra og kontrakten. Registrer dei på papir i skranken.',
    en: 'No guardian has accepted the terms and the contract. Register them on paper at the desk.',
  },
  'lending-point-cannot-lend': {
    nb: 'Dette utlånsstedet låner ikke ut slike instrumenter til denne låneren. Vis låneren til et sted som gjør det.',
    nn: 'Denne utlånsstaden låner ikkje ut slike instrument til denne låntakaren. Vis låntakaren til ein stad som gjer det.',
    en: 'This lending point does not lend such instruments to this borrower. Show the borrower to a place that does.',
  },
  'other-municipality': {
    nb: 'Låneren hører til en annen kommune, og utlånsstedet er ikke åpent for slike lån dit. Vis låneren til et sted i egen kommune. Er kommunen feil, rett den på lånerens side.',
    nn: 'Låntakaren høyrer til ein annan kommune, og utlånsstaden er ikkje open for slike lån dit. Vis låntakaren til ein stad i eigen kommune. Er kommunen feil, rett han på sida til låntakaren.',
    en: 'The borrower belongs to another municipality, to which this lending point does not lend such instruments. Show the borrower to a place of the own municipality. If the municipality is wrong, correct it on the borrower’s page.',
  },
  'lending-point-not-yours': {
    nb: 'Du arbeider ikke ved dette utlånsstedet. Velg ditt eget.',
    nn: 'Du arbeider ikkje ved denne utlånsstaden. Vel din eigen.',
    en: 'You do not work at this lending point. Choose your own.',
  },
  'due-date-after-limit': {
    nb: 'Lånet kan vare høyst til {limit}. Velg en tidligere dag.',
    nn: 'Lånet kan vare høgst til {limit}. Vel ein tidlegare dag.',
    en: 'The loan may last until {limit} at most. Choose an earlier day.',
  },
  'due-date-too-early': {
    nb: 'Instrumentet kan tidligst leveres {earliest}. Velg den dagen eller en senere.',
    nn: 'Instrumentet kan tidlegast leverast {earliest}. Vel den dagen eller ein seinare.',
    en: 'It can be brought back on {earliest} at the earliest. Choose that day or a later one.',
  },
  'too-far-ahead': {
    nb: 'Dagen er mer enn ti år fram i tid. Velg en tidligere dag.',
    nn: 'Dagen er meir enn ti år fram i tid. Vel ein tidlegare dag.',
    en: 'That day is more than ten years ahead. Choose an earlier one.',
  },
  'no-term': {
    nb: 'Lånet har en avgift, men kommunen har ikke noe semester å kreve den for. Be administratoren rette semestrene under Administrasjon.',
    nn: 'Lånet har ei avgift, men kommunen har ikkje noko semester å krevje ho for. Be administratoren rette semestera under Administrasjon.',
    en: 'The loan has a fee, but the municipality has no school term to charge it for. Ask the administrator to correct the terms under Administration.',
  },
  'due-date-closed': {
    nb: 'Utlånsstedet er stengt den dagen. Velg en dag det er åpent.',
    nn: 'Utlånsstaden er stengd den dagen. Vel ein dag det er ope.',
    en: 'The lending point is closed on that day. Choose a day when it is open.',
  },
  'kind-time-limit-reached': {
    nb: 'Låneren har hatt dette instrumentet så lenge som regelen tillater. Ta et annet eksemplar, eller snakk med instrumentansvarlig.',
    nn: 'Låntakaren har hatt dette instrumentet så lenge som regelen tillèt. Ta eit anna eksemplar, eller snakk med instrumentansvarleg.',
    en: 'The borrower has had this instrument for as long as the rule allows. Take another one, or talk with the inventory manager.',
  },
  'renewal-limit-reached': {
    nb: 'Lånet er fornyet {limit} ganger, som er det meste. Ta instrumentet imot, eller overstyr med begrunnelse.',
    nn: 'Lånet er fornya {limit} gonger, som er det meste. Ta imot instrumentet, eller overstyr med grunngiving.',
    en: 'The loan was renewed {limit} times, which is the most. Take the instrument back, or override with a reason.',
  },
  'renewed-today': {
    nb: 'Lånet er allerede fornyet i dag. Se den nye fristen på lånet; det kan fornyes igjen fra i morgen.',
    nn: 'Lånet er allereie fornya i dag. Sjå den nye fristen på lånet; det kan fornyast igjen frå i morgon.',
    en: 'The loan was already renewed today. See its new due day; it can be renewed again from tomorrow.',
  },
  'loan-not-open': {
    nb: 'Lånet er avsluttet. Skal låneren ha instrumentet videre, lever det ut på nytt.',
    nn: 'Lånet er avslutta. Skal låntakaren ha instrumentet vidare, lever det ut på nytt.',
    en: 'The loan has ended. If the borrower is to keep the instrument, hand it over anew.',
  },
  'loan-claimed-returned': {
    nb: 'Låneren sier at det er levert. Finn ut av det først.',
    nn: 'Låntakaren seier at det er levert. Finn ut av det først.',
    en: 'The borrower says that it was returned. Resolve that first.',
  },
  'instrument-not-on-loan': {
    nb: 'Instrumentet er ikke utlånt',
    nn: 'Instrumentet er ikkje utlånt',
    en: 'The instrument is not on loan',
  },
  'instrument-not-on-loan.detail': {
    nb: 'Ingenting er endret. Se hvor det hører hjemme.',
    nn: 'Ingenting er endra. Sjå kvar det høyrer heime.',
    en: 'Nothing was changed. See where it belongs.',
  },
  'unknown-instrument': {
    nb: 'Ingen instrumenter har denne koden. Sjekk den, eller søk.',
    nn: 'Ingen instrument har denne koden. Sjekk han, eller søk.',
    en: 'No instrument has this code. Check it, or search.',
  },
  'unknown-borrower': {
    nb: 'Låneren finnes ikke. Søk på kort eller navn.',
    nn: 'Låntakaren finst ikkje. Søk på kort eller namn.',
    en: 'There is no such borrower. Search by card or name.',
  },
  'unknown-lending-point': {
    nb: 'Utlånsstedet finnes ikke; velg et fra listen.',
    nn: 'Utlånsstaden finst ikkje; vel ein frå lista.',
    en: 'There is no such lending point; choose one of the list.',
  },
  'unknown-accessory': {
    nb: 'Tilbehøret hører ikke til dette instrumentet. Velg blant det som står på instrumentets side.',
    nn: 'Tilbehøyret høyrer ikkje til dette instrumentet. Vel blant det som står på sida til instrumentet.',
    en: 'The accessory does not belong to this instrument. Choose among those on its page.',
  },
  'accessory-not-out': {
    nb: 'Tilbehøret fulgte ikke med lånet. Ta det bort fra det som mangler.',
    nn: 'Tilbehøyret følgde ikkje med lånet. Ta det bort frå det som manglar.',
    en: 'The accessory did not go out with the loan. Leave it out of what is missing.',
  },
  'returned-in-future': {
    nb: 'Dagen har ikke vært ennå. Velg i dag eller tidligere.',
    nn: 'Dagen har ikkje vore enno. Vel i dag eller tidlegare.',
    en: 'That day has not been yet. Choose today or earlier.',
  },
  'returned-before-out': {
    nb: 'Lånet begynte {out}. Velg den dagen eller senere.',
    nn: 'Lånet byrja {out}. Vel den dagen eller seinare.',
    en: 'The loan began on {out}. Choose that day or later.',
  },
});
