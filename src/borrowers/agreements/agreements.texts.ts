import { texts } from '../../platform/i18n/index.js';

/** Words of what is wrong with an acceptance, each with its remedy, and of the copies on paper. */
export const agreementTexts = texts({
  'unknown-version': {
    nb: 'Vilkårene finnes ikke i denne versjonen. Se hvilken versjon som står på papiret.',
    nn: 'Vilkåra finst ikkje i denne versjonen. Sjå kva versjon som står på papiret.',
    en: 'There is no such version of the text. Look which version stands on the paper.',
  },
  'unknown-acceptor': {
    nb: 'Bare en registrert foresatt kan godta, eller låneren selv fra 18 år. Registrer den foresatte først.',
    nn: 'Berre ein registrert føresett kan godta, eller lånaren sjølv frå 18 år. Registrer den føresette først.',
    en: 'Only a registered guardian can accept, or the borrower from 18 on. Register the guardian first.',
  },
  'terms-have-no-subject': {
    nb: 'Vilkårene gjelder alle lån. La feltet stå tomt.',
    nn: 'Vilkåra gjeld alle lån. La feltet stå tomt.',
    en: 'The terms are about every loan. Leave the field empty.',
  },
  'contract-needs-subject': {
    nb: 'En kontrakt gjelder ett lån eller én reservasjon. Si hvilken.',
    nn: 'Ein kontrakt gjeld eitt lån eller éi reservasjon. Sei kva for ei.',
    en: 'A contract is about one loan or one reservation. Say which.',
  },
  'contract-of-one-subject': {
    nb: 'En kontrakt gjelder enten et lån eller en reservasjon, ikke begge.',
    nn: 'Ein kontrakt gjeld anten eit lån eller ei reservasjon, ikkje begge.',
    en: 'A contract is about either a loan or a reservation, not both.',
  },
  'unknown-loan': {
    nb: 'Låneren har ikke noe slikt lån ute nå.',
    nn: 'Lånaren har ikkje noko slikt lån ute no.',
    en: 'The borrower has no such loan out now.',
  },
  'unknown-reservation': {
    nb: 'Låneren har ingen slik reservasjon.',
    nn: 'Lånaren har ingen slik reservasjon.',
    en: 'The borrower has no such reservation.',
  },
  'guardian-rights-ended': {
    nb: 'Låneren er fylt 18 og bestemmer selv. En foresatt kan ikke lenger godta.',
    nn: 'Lånaren er fylt 18 og bestemmer sjølv. Ein føresett kan ikkje lenger godta.',
    en: 'The borrower is 18 and decides alone. A guardian can accept no longer.',
  },
  'guardian-must-accept': {
    nb: 'Låneren er under 18. En foresatt må godta.',
    nn: 'Lånaren er under 18. Ein føresett må godta.',
    en: 'The borrower is under 18. A guardian must accept.',
  },
  'receiver-without-address': {
    nb: 'Det er ikke registrert noen e-postadresse. Registrer en, eller la personen godta på papir.',
    nn: 'Det er ikkje registrert noka e-postadresse. Registrer ei, eller la personen godta på papir.',
    en: 'No e-mail address is registered. Register one, or let the person accept on paper.',
  },
  'agreement-already-accepted': {
    nb: 'Dette er allerede godtatt.',
    nn: 'Dette er alt godteke.',
    en: 'This has been accepted already.',
  },
  'agreement-already-accepted.detail': {
    nb: 'Den samme personen har allerede godtatt dette. Det er ikke mer å gjøre.',
    nn: 'Den same personen har alt godteke dette. Det er ikkje meir å gjere.',
    en: 'The same person has accepted this already. There is nothing more to do.',
  },
  'link-ended': {
    nb: 'Lenken gjelder ikke lenger.',
    nn: 'Lenkja gjeld ikkje lenger.',
    en: 'The link is no longer valid.',
  },
  'link-ended.detail': {
    nb: 'Lenken er allerede brukt, trukket tilbake eller gått ut. Send en ny om det trengs.',
    nn: 'Lenkja er alt brukt, trekt tilbake eller gått ut. Send ei ny om det trengst.',
    en: 'The link has been used, taken back or has expired already. Send a new one if it is needed.',
  },
  'pdf.version': { nb: 'Versjon {version}', nn: 'Versjon {version}', en: 'Version {version}' },
  'pdf.accepted': { nb: 'Godtatt av {name} {at}', nn: 'Godteke av {name} {at}', en: 'Accepted by {name} {at}' },
  'pdf.declined': {
    nb: 'Ikke godtatt av {name} {at}',
    nn: 'Ikkje godteke av {name} {at}',
    en: 'Declined by {name} {at}',
  },
  'pdf.by.link': { nb: 'Med signert lenke', nn: 'Med signert lenkje', en: 'By signed link' },
  'pdf.by.paper': { nb: 'På papir', nn: 'På papir', en: 'On paper' },
  'pdf.by.desk': { nb: 'I skranken', nn: 'I skranken', en: 'At the desk' },
  'pdf.addendum': {
    nb: 'Tillegg {day}: {replaced} er byttet med {by}. Kontrakten gjelder også det nye instrumentet, med samme frist og pris. Grunn: {reason}',
    nn: 'Tillegg {day}: {replaced} er bytt med {by}. Kontrakten gjeld òg det nye instrumentet, med same frist og pris. Grunn: {reason}',
    en: 'Addendum {day}: {replaced} was replaced by {by}. The contract holds for the new instrument, too, with the same due day and price. Reason: {reason}',
  },
  'pdf.to-sign': {
    nb: 'Sted og dato: ____________________  Underskrift ({name}): ________________________________',
    nn: 'Stad og dato: ____________________  Underskrift ({name}): ________________________________',
    en: 'Place and date: ____________________  Signature ({name}): ________________________________',
  },
  'pdf.title': { nb: 'Kontrakter', nn: 'Kontraktar', en: 'Contracts' },
  'pdf.not-answered': { nb: 'Ikke besvart', nn: 'Ikkje svara', en: 'Not answered' },
});
