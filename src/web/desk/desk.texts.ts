import { texts } from '../../platform/i18n/index.js';

export const deskTexts = texts({
  title: { nb: 'Skranke', nn: 'Skranke', en: 'Desk' },
  scan: {
    nb: 'Skann eller skriv: lånekort, navn eller instrument',
    nn: 'Skann eller skriv: lånekort, namn eller instrument',
    en: 'Scan or type: library card, name or instrument',
  },
  'scan.go': { nb: 'Finn', nn: 'Finn', en: 'Find' },
  point: { nb: 'Utlånssted', nn: 'Utlånsstad', en: 'Lending point' },
  'point.change': { nb: 'Bytt sted', nn: 'Byt stad', en: 'Change place' },
  'start-over': { nb: 'Start på nytt', nn: 'Start på nytt', en: 'Start over' },
  'said.twice': {
    nb: 'Samme skann to ganger. Den andre er ikke tatt med.',
    nn: 'Same skann to gonger. Den andre er ikkje teken med.',
    en: 'The same scan twice. The second was left out.',
  },

  'empty.title': {
    nb: 'Klar til å låne ut og ta imot',
    nn: 'Klar til å låne ut og ta imot',
    en: 'Ready to lend and take back',
  },
  'empty.lend': {
    nb: 'Låne ut: skann lånekortet og instrumentet, i den rekkefølgen du vil.',
    nn: 'Låne ut: skann lånekortet og instrumentet, i den rekkjefølgja du vil.',
    en: 'Lend: scan the card and the instrument, in any order.',
  },
  'empty.return': {
    nb: 'Ta imot: skann instrumentet.',
    nn: 'Ta imot: skann instrumentet.',
    en: 'Take back: scan the instrument.',
  },
  'empty.search': {
    nb: 'Uten kort eller etikett: skriv begynnelsen av navnet, eller koden på etiketten.',
    nn: 'Utan kort eller etikett: skriv byrjinga av namnet, eller koden på etiketten.',
    en: 'No card or label: type the beginning of the name, or the code on the label.',
  },

  born: { nb: 'født {year}', nn: 'fødd {year}', en: 'born {year}' },
  borrower: { nb: 'Låner', nn: 'Lånar', en: 'Borrower' },
  instrument: { nb: 'Instrument', nn: 'Instrument', en: 'Instrument' },
  'borrower.remove': { nb: 'Ta bort låneren', nn: 'Ta bort lånaren', en: 'Remove the borrower' },
  'instrument.remove': { nb: 'Ta bort instrumentet', nn: 'Ta bort instrumentet', en: 'Remove the instrument' },
  'now.instrument': { nb: 'Skann instrumentet', nn: 'Skann instrumentet', en: 'Scan the instrument' },
  'now.instrument.more': {
    nb: 'eller skriv koden på etiketten',
    nn: 'eller skriv koden på etiketten',
    en: 'or type the code on the label',
  },
  'now.borrower': { nb: 'Skann lånekortet', nn: 'Skann lånekortet', en: 'Scan the library card' },
  'now.borrower.more': {
    nb: 'eller skriv navnet på låneren',
    nn: 'eller skriv namnet på lånaren',
    en: 'or type the borrower’s name',
  },
  'hold-shelf.ready': {
    nb: 'På hentehylla til {day}, {place}. Hentekode:',
    nn: 'På hentehylla til {day}, {place}. Hentekode:',
    en: 'On the hold shelf until {day}, {place}. Pick-up code:',
  },
  'hold-shelf.borrower': {
    nb: 'Be om hentekoden, og skriv den i feltet',
    nn: 'Be om hentekoden, og skriv han i feltet',
    en: 'Ask for the pick-up code, and type it in the field',
  },
  'hold-shelf.borrower.more': {
    nb: 'eller skann lånekortet',
    nn: 'eller skann lånekortet',
    en: 'or scan the library card',
  },
  'hold-shelf.nobody': {
    nb: 'På hentehylla, {place}, men ingen henter det lenger.',
    nn: 'På hentehylla, {place}, men ingen hentar det lenger.',
    en: 'On the hold shelf, {place}, but nobody comes for it any longer.',
  },
  pickups: { nb: 'Hentehylla', nn: 'Hentehylla', en: 'Hold shelf' },
  'reservations.title': { nb: 'Reservasjoner', nn: 'Reservasjonar', en: 'Reservations' },
  'reservations.period': {
    nb: '{from} til {to}, {point}',
    nn: '{from} til {to}, {point}',
    en: '{from} to {to}, {point}',
  },
  'reservation.waiting': {
    nb: 'I kø som nummer {position}',
    nn: 'I kø som nummer {position}',
    en: 'Number {position} in line',
  },
  'reservation.awaiting-acceptance': {
    nb: 'Venter på godkjenning',
    nn: 'Ventar på godkjenning',
    en: 'Waits for an acceptance',
  },
  'reservation.confirmed': { nb: 'Bekreftet', nn: 'Stadfesta', en: 'Confirmed' },
  'reservation.ready': {
    nb: 'Klart til henting, kode {code}',
    nn: 'Klart til henting, kode {code}',
    en: 'Ready for pick-up, code {code}',
  },
  'hand-over.reserved': {
    nb: 'Reservert til denne låneren',
    nn: 'Reservert til denne lånaren',
    en: 'Reserved for this borrower',
  },
  'available.at': { nb: 'Ledig, står på {place}', nn: 'Ledig, står på {place}', en: 'Available, at {place}' },

  'blocks.title': { nb: 'Låneren er sperret', nn: 'Lånaren er sperra', en: 'The borrower is blocked' },
  'blocks.until': { nb: '{reason} (til {day})', nn: '{reason} (til {day})', en: '{reason} (until {day})' },
  'loans.title': { nb: 'Har ute nå', nn: 'Har ute no', en: 'Out now' },
  'loans.none': { nb: 'Har ingenting ute.', nn: 'Har ingenting ute.', en: 'Has nothing out.' },
  'loans.due': { nb: 'Frist {day}', nn: 'Frist {day}', en: 'Due {day}' },
  renew: { nb: 'Forny', nn: 'Forny', en: 'Renew' },

  'hand-over.title': { nb: 'Lever ut', nn: 'Lever ut', en: 'Hand over' },
  'hand-over.to': { nb: 'til', nn: 'til', en: 'to' },
  'hand-over.accessories': { nb: 'Følger med', nn: 'Følgjer med', en: 'Goes with it' },
  'hand-over.accessories.none': {
    nb: 'Ikke registrert noe tilbehør.',
    nn: 'Ikkje registrert noko tilbehøyr.',
    en: 'No accessories are registered.',
  },
  'hand-over.missing': { nb: 'mangler fra før', nn: 'manglar frå før', en: 'missing already' },
  'hand-over.due': { nb: 'Skal leveres tilbake', nn: 'Skal leverast tilbake', en: 'To be returned' },
  'hand-over.latest': { nb: 'Seneste dag er {day}.', nn: 'Siste dag er {day}.', en: 'The latest day is {day}.' },
  'hand-over.cost': { nb: 'Å betale', nn: 'Å betale', en: 'To pay' },
  'hand-over.fee': { nb: 'For semesteret', nn: 'For semesteret', en: 'For the term' },
  'hand-over.deposit': { nb: 'Depositum', nn: 'Depositum', en: 'Deposit' },
  'hand-over.do': { nb: 'Lever ut', nn: 'Lever ut', en: 'Hand over' },
  'hand-over.enter': { nb: 'Enter i tomt felt', nn: 'Enter i tomt felt', en: 'Enter in the empty field' },
  'hand-over.override': { nb: 'Lever ut likevel', nn: 'Lever ut likevel', en: 'Hand over anyway' },
  'outgrown.title': {
    nb: 'Ta også imot {instrument}',
    nn: 'Ta òg imot {instrument}',
    en: 'Also take back {instrument}',
  },
  'outgrown.about': {
    nb: 'Låneren har det samme i mindre størrelse. Ligger det på disken, leveres det nye ut og det gamle tas imot i ett.',
    nn: 'Lånaren har det same i mindre storleik. Ligg det på disken, blir det nye levert ut og det gamle teke imot i eitt.',
    en: 'The borrower has the same in a smaller size. If it lies on the desk, the new one goes out and the old one comes back in one step.',
  },
  'outgrown.condition': {
    nb: 'Hvordan er {instrument} nå?',
    nn: 'Korleis er {instrument} no?',
    en: 'How is {instrument} now?',
  },
  'outgrown.keys': {
    nb: 'Trykk 1–5 og Enter: lever ut og ta imot. Det var {condition}.',
    nn: 'Trykk 1–5 og Enter: lever ut og ta imot. Det var {condition}.',
    en: 'Press 1–5 and Enter: hand over and take back. It was {condition}.',
  },
  'left-behind.hand-over': {
    nb: '{instrument} er ikke levert ut. Skann det igjen for å fortsette der du var.',
    nn: '{instrument} er ikkje levert ut. Skann det igjen for å halde fram der du var.',
    en: '{instrument} was not handed over. Scan it again to go on where you were.',
  },
  'left-behind.return': {
    nb: '{instrument} er ikke tatt imot. Skann det igjen for å ta det imot.',
    nn: '{instrument} er ikkje teke imot. Skann det igjen for å ta det imot.',
    en: '{instrument} was not taken back. Scan it again to take it back.',
  },

  'refused.one': { nb: 'Kan ikke leveres ut ennå', nn: 'Kan ikkje leverast ut enno', en: 'Cannot be handed over yet' },
  'refused.other': {
    nb: 'Kan ikke leveres ut ennå: {n} grunner',
    nn: 'Kan ikkje leverast ut enno: {n} grunnar',
    en: 'Cannot be handed over yet: {n} reasons',
  },
  'override.title': { nb: 'Gjør unntak', nn: 'Gjer unntak', en: 'Make an exception' },
  'override.about': {
    nb: 'Kryss av for hver grunn du setter til side. Begrunnelsen blir lagret sammen med navnet ditt.',
    nn: 'Kryss av for kvar grunn du set til side. Grunngjevinga blir lagra saman med namnet ditt.',
    en: 'Tick each reason that you set aside. Your explanation is kept together with your name.',
  },
  'override.comment': { nb: 'Begrunnelse', nn: 'Grunngjeving', en: 'Explanation' },
  'override.comment.missing': {
    nb: 'Skriv en begrunnelse. Den blir stående sammen med lånet.',
    nn: 'Skriv ei grunngjeving. Ho blir ståande saman med lånet.',
    en: 'Write an explanation. It is kept together with the loan.',
  },
  'override.incomplete': {
    nb: 'Kryss av for alle grunnene du setter til side.',
    nn: 'Kryss av for alle grunnane du set til side.',
    en: 'Tick all the reasons that you set aside.',
  },
  'refusal.elsewhere': {
    nb: 'Instrumentet står på {place} i registeret. Har du det i hånden, kan du gjøre unntak.',
    nn: 'Instrumentet står på {place} i registeret. Har du det i handa, kan du gjere unntak.',
    en: 'In the register the instrument is at {place}. If you hold it in your hand, you can make an exception.',
  },
  'refusal.agreements': {
    nb: 'Send lenke, eller registrer på papir',
    nn: 'Send lenkje, eller registrer på papir',
    en: 'Send a link, or register on paper',
  },

  'handed-over.title': { nb: 'Levert ut', nn: 'Levert ut', en: 'Handed over' },
  'handed-over.due': { nb: 'Leveres tilbake {day}', nn: 'Skal leverast tilbake {day}', en: 'To be returned {day}' },
  'handed-over.more': {
    nb: 'Skann neste instrument til {name}, eller neste lånekort.',
    nn: 'Skann neste instrument til {name}, eller neste lånekort.',
    en: 'Scan the next instrument for {name}, or the next card.',
  },

  'return.title': { nb: 'Ta imot', nn: 'Ta imot', en: 'Take back' },
  'return.from': { nb: 'Lånt av', nn: 'Lånt av', en: 'Borrowed by' },
  'return.out': { nb: 'Ute siden', nn: 'Ute sidan', en: 'Out since' },
  'return.due': { nb: 'Frist', nn: 'Frist', en: 'Due' },
  'return.accessories': {
    nb: 'Er dette med tilbake? Ta bort haken ved det som mangler.',
    nn: 'Er dette med tilbake? Ta bort haken ved det som manglar.',
    en: 'Has this come back? Untick what is missing.',
  },
  'return.condition': {
    nb: 'Hvordan er det nå?',
    nn: 'Korleis er det no?',
    en: 'How is it now?',
  },
  'return.condition.about': {
    nb: 'Trykk 1–5 og Enter, eller 1–5 og skann neste. Bare Enter: som før, {condition}.',
    nn: 'Trykk 1–5 og Enter, eller 1–5 og skann neste. Berre Enter: som før, {condition}.',
    en: 'Press 1–5 and Enter, or 1–5 and scan the next. Enter alone: as before, {condition}.',
  },
  'return.more': { nb: 'Merknad eller annen dag', nn: 'Merknad eller annan dag', en: 'Note or another day' },
  'return.note': {
    nb: 'Merknad om skade eller mangel',
    nn: 'Merknad om skade eller mangel',
    en: 'Note on damage or what is missing',
  },
  'return.on': { nb: 'Levert dag', nn: 'Levert dag', en: 'Returned on' },
  'return.on.about': {
    nb: 'Endre når det lå i innleveringsluka fra før.',
    nn: 'Endre når det låg i innleveringsluka frå før.',
    en: 'Change it when it was in the book drop already.',
  },
  'return.renew': {
    nb: 'Skal låneren beholde det?',
    nn: 'Skal lånaren behalde det?',
    en: 'Is the borrower keeping it?',
  },

  'return.already': {
    nb: 'Instrumentet var ikke utlånt, så ingenting er endret. Det skal: {where}.',
    nn: 'Instrumentet var ikkje utlånt, så ingenting er endra. Det skal: {where}.',
    en: 'The instrument was not on loan, so nothing was changed. It goes: {where}.',
  },
  'returned.more': { nb: 'Skann det neste.', nn: 'Skann det neste.', en: 'Scan the next one.' },
  'returned.title': { nb: 'Tatt imot', nn: 'Teke imot', en: 'Taken back' },
  'returned.then': { nb: 'Deretter', nn: 'Deretter', en: 'After that' },
  'returned.until': { nb: 'til {day}', nn: 'til {day}', en: 'until {day}' },
  'returned.code': { nb: 'Hentekode', nn: 'Hentekode', en: 'Pick-up code' },
  'returned.slip': { nb: 'Skriv ut lapp', nn: 'Skriv ut lapp', en: 'Print the slip' },
  'returned.deposit': {
    nb: 'Depositum som skal tilbake',
    nn: 'Depositum som skal tilbake',
    en: 'Deposit to give back',
  },
  'returned.missing': { nb: 'Mangler: {names}', nn: 'Manglar: {names}', en: 'Missing: {names}' },
  'returned.list.one': {
    nb: 'Ett instrument tatt imot i dag',
    nn: 'Eitt instrument teke imot i dag',
    en: 'One instrument taken back today',
  },
  'returned.list.other': {
    nb: '{n} instrumenter tatt imot i dag',
    nn: '{n} instrument teke imot i dag',
    en: '{n} instruments taken back today',
  },

  'not-here.title': { nb: 'Kan ikke lånes ut nå', nn: 'Kan ikkje lånast ut no', en: 'Cannot be lent now' },
  'not-here.in-transfer': {
    nb: 'På vei fra {from} til {to}.',
    nn: 'På veg frå {from} til {to}.',
    en: 'On its way from {from} to {to}.',
  },
  'not-here.receive': { nb: 'Ta imot her', nn: 'Ta imot her', en: 'Receive it here' },
  'not-here.service': {
    nb: 'Stelles før neste lån.',
    nn: 'Blir stelt før neste lån.',
    en: 'Being serviced before the next loan.',
  },
  'not-here.service-until': {
    nb: 'Stelles før neste lån, til {day}.',
    nn: 'Blir stelt før neste lån, til {day}.',
    en: 'Being serviced before the next loan, until {day}.',
  },
  'not-here.finish-service': { nb: 'Stelt og klart', nn: 'Stelt og klart', en: 'Serviced and ready' },
  'not-here.on-way-to': { nb: 'På vei til {to}.', nn: 'På veg til {to}.', en: 'On its way to {to}.' },
  'not-here.inspection': {
    nb: 'Må kontrolleres før det lånes ut igjen.',
    nn: 'Må kontrollerast før det blir lånt ut igjen.',
    en: 'Has to be inspected before it is lent again.',
  },
  'not-here.repair': {
    nb: 'Er til reparasjon.',
    nn: 'Er til reparasjon.',
    en: 'Is being repaired.',
  },
  'not-here.repair-note': { nb: 'Merknad: {note}', nn: 'Merknad: {note}', en: 'Note: {note}' },
  'completion.accessories': {
    nb: 'Hva er her nå? Sett hake ved det som er på plass igjen.',
    nn: 'Kva er her no? Set hake ved det som er på plass igjen.',
    en: 'What is here now? Tick what is back in its place.',
  },
  'completion.about': {
    nb: 'Er det i orden, trykk 1–3 og Enter: da kan det lånes ut.',
    nn: 'Er det i orden, trykk 1–3 og Enter: då kan det lånast ut.',
    en: 'If it is in order, press 1–3 and Enter: then it can be lent.',
  },
  'completion.how': {
    nb: 'Trykk 1–3 når det er i orden. Er det ikke det, kan det sendes til reparatør eller utrangeres på instrumentsiden.',
    nn: 'Trykk 1–3 når det er i orden. Er det ikkje det, kan det sendast til reparatør eller utrangerast på instrumentsida.',
    en: 'Press 1–3 when it is in order. If it is not, it can be sent to a repairer or retired on the instrument’s page.',
  },
  'finished.shelf': {
    nb: 'Ledig. Sett det i hylla.',
    nn: 'Ledig. Set det i hylla.',
    en: 'Available. Put it on the shelf.',
  },
  'finished.service': {
    nb: 'Registrert. Det skal stelles før neste lån.',
    nn: 'Registrert. Det skal stellast før neste lån.',
    en: 'Registered. It is to be serviced before the next loan.',
  },
  'finished.hold': {
    nb: 'Sett det på hentehylla med kode {code}.',
    nn: 'Set det på hentehylla med kode {code}.',
    en: 'Put it on the hold shelf with the code {code}.',
  },
  'finished.transfer': {
    nb: 'Registrert. Send det til {point}.',
    nn: 'Registrert. Send det til {point}.',
    en: 'Registered. Send it to {point}.',
  },
  'not-here.other': {
    nb: 'Snakk med instrumentansvarlig. Er det funnet igjen, kan det settes tilbake på instrumentsiden.',
    nn: 'Snakk med instrumentansvarleg. Er det funne att, kan det setjast tilbake på instrumentsida.',
    en: 'Talk with the inventory manager. If it was found, it can be put back on the instrument’s page.',
  },
  'not-here.open': { nb: 'Åpne instrumentsiden', nn: 'Opne instrumentsida', en: 'Open the instrument’s page' },

  'matches.title': { nb: 'Hvem eller hva mener du?', nn: 'Kven eller kva meiner du?', en: 'Whom or what do you mean?' },
  'matches.borrowers': { nb: 'Lånere', nn: 'Lånarar', en: 'Borrowers' },
  'matches.instruments': { nb: 'Instrumenter', nn: 'Instrument', en: 'Instruments' },

  'unknown.title': { nb: 'Fant ikke «{scan}»', nn: 'Fann ikkje «{scan}»', en: 'Did not find “{scan}”' },
  'unknown.mistyped-code': {
    nb: 'Det ligner en instrumentkode med en skrivefeil. Se etter på etiketten, eller skann den en gang til.',
    nn: 'Det liknar ein instrumentkode med ein skrivefeil. Sjå etter på etiketten, eller skann han ein gong til.',
    en: 'It looks like an instrument’s code with a slip in it. Check the label, or scan it once more.',
  },
  'unknown.unused-code': {
    nb: 'Koden er gyldig, men hører ikke til noe instrument her. Er etiketten fra en annen kommune, står eierens telefon på den.',
    nn: 'Koden er gyldig, men høyrer ikkje til noko instrument her. Er etiketten frå ein annan kommune, står telefonen til eigaren på han.',
    en: 'The code is valid, but belongs to no instrument here. If the label is another municipality’s, the owner’s telephone stands on it.',
  },
  'unknown.card': {
    nb: 'Det ligner et lånekort som ikke er registrert ennå.',
    nn: 'Det liknar eit lånekort som ikkje er registrert enno.',
    en: 'It looks like a library card that is not registered yet.',
  },
  'unknown.other': {
    nb: 'Ingen låner og ikke noe instrument passer.',
    nn: 'Ingen lånar og ikkje noko instrument passar.',
    en: 'No borrower and no instrument matches.',
  },
  'unknown.search-borrowers': { nb: 'Søk blant lånere', nn: 'Søk blant lånarar', en: 'Search the borrowers' },
  'unknown.search-instruments': {
    nb: 'Søk blant instrumenter',
    nn: 'Søk blant instrument',
    en: 'Search the instruments',
  },
  'unknown.new-borrower': { nb: 'Registrer ny låner', nn: 'Registrer ny lånar', en: 'Register a new borrower' },
  'unknown.new-instrument': {
    nb: 'Registrer nytt instrument',
    nn: 'Registrer nytt instrument',
    en: 'Register a new instrument',
  },
  'unknown.lost': {
    nb: 'Funnet instrument uten kjent etikett? Søk på type og serienummer, eller legg det i hittegods og si fra til instrumentansvarlig.',
    nn: 'Funne instrument utan kjend etikett? Søk på type og serienummer, eller legg det i hittegods og sei frå til instrumentansvarleg.',
    en: 'A found instrument without a known label? Search by kind and serial number, or put it with the lost property and tell the inventory manager.',
  },
});
