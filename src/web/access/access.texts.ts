import { texts } from '../../platform/i18n/index.js';

export const accessTexts = texts({
  'login.title': { nb: 'Logg inn', nn: 'Logg inn', en: 'Log in' },
  'login.intro': {
    nb: 'For ansatte som låner ut og tar vare på instrumentene.',
    nn: 'For tilsette som låner ut og tek vare på instrumenta.',
    en: 'For staff who lend and look after the instruments.',
  },
  username: { nb: 'Brukernavn', nn: 'Brukarnamn', en: 'Username' },
  password: { nb: 'Passord', nn: 'Passord', en: 'Password' },
  'login.do': { nb: 'Logg inn', nn: 'Logg inn', en: 'Log in' },
  'login.forgotten': {
    nb: 'Glemt passordet? Administratoren kan gi deg et nytt.',
    nn: 'Gløymt passordet? Administratoren kan gje deg eit nytt.',
    en: 'Forgotten your password? The administrator can give you a new one.',
  },
  'error.wrong-credentials': {
    nb: 'Brukernavnet eller passordet er feil.',
    nn: 'Brukarnamnet eller passordet er feil.',
    en: 'The username or password is wrong.',
  },
  'error.too-many-attempts': {
    nb: 'For mange forsøk. Vent noen minutter, og prøv igjen.',
    nn: 'For mange forsøk. Vent nokre minutt, og prøv igjen.',
    en: 'Too many attempts. Wait a few minutes, and try again.',
  },
  'error.log-in-first': {
    nb: 'Logg inn for å fortsette.',
    nn: 'Logg inn for å halde fram.',
    en: 'Log in to go on.',
  },
  'demo.title': { nb: 'Prøv som', nn: 'Prøv som', en: 'Try it as' },
  'demo.intro': {
    nb: 'Alle har passordet {password}. Trykk på en rolle for å logge rett inn.',
    nn: 'Alle har passordet {password}. Trykk på ei rolle for å logge rett inn.',
    en: 'All have the password {password}. Press a role to log straight in.',
  },
  'demo.username': { nb: 'Brukernavn', nn: 'Brukarnamn', en: 'Username' },
  'demo.role': { nb: 'Rolle', nn: 'Rolle', en: 'Role' },
  'demo.place': { nb: 'Sted', nn: 'Stad', en: 'Place' },
  'demo.log-in': { nb: 'Logg inn', nn: 'Logg inn', en: 'Log in' },
  'demo.log-in-as': { nb: 'som {name}', nn: 'som {name}', en: 'as {name}' },

  'set-up.title': { nb: 'Sett opp Klangbank', nn: 'Set opp Klangbank', en: 'Set up Klangbank' },
  'set-up.intro': {
    nb: 'Registeret er tomt. Lag kommunen og den første administratoren; resten gjør du innlogget.',
    nn: 'Registeret er tomt. Lag kommunen og den første administratoren; resten gjer du innlogga.',
    en: 'The register is empty. Make the municipality and the first administrator; the rest is done logged in.',
  },
  'set-up.municipality': { nb: 'Navn på kommunen', nn: 'Namn på kommunen', en: 'Name of the municipality' },
  'set-up.number': { nb: 'Kommunenummer', nn: 'Kommunenummer', en: 'Municipality number' },
  'set-up.display-name': { nb: 'Navnet ditt', nn: 'Namnet ditt', en: 'Your name' },
  'set-up.username.about': {
    nb: 'Små bokstaver, tall, punktum og bindestrek.',
    nn: 'Små bokstavar, tal, punktum og bindestrek.',
    en: 'Lower-case letters, digits, full stops and hyphens.',
  },
  'set-up.password.about': {
    nb: 'Minst {least} tegn. En setning du husker er bedre enn rare tegn.',
    nn: 'Minst {least} teikn. Ei setning du hugsar er betre enn rare teikn.',
    en: 'At least {least} characters. A sentence that you remember is better than odd characters.',
  },
  'set-up.do': { nb: 'Sett opp', nn: 'Set opp', en: 'Set up' },
});
