import { texts } from '../platform/i18n/index.js';

/** Words of the labels' titles and refusals. */
export const labelsTexts = texts({
  'labels.title': {
    nb: 'Etiketter på {stock}, {count} stk.',
    nn: 'Etikettar på {stock}, {count} stk.',
    en: 'Labels on {stock}, {count}',
  },
  'base-url-is-local': {
    nb: 'BASE_URL peker på localhost, så ingen telefon kunne åpne etikettene. Drift må sette BASE_URL til den offentlige adressen først.',
    nn: 'BASE_URL peikar på localhost, så ingen telefon kunne opne etikettane. Drift må setje BASE_URL til den offentlege adressa først.',
    en: 'BASE_URL names localhost, so no telephone could open the labels. Operations must set BASE_URL to the public address first.',
  },
  'label-too-small': {
    nb: 'En QR-kode med nettadressen trenger minst {needed} mm, og etiketten er {side} mm. Velg en større etikett.',
    nn: 'Ein QR-kode med nettadressa treng minst {needed} mm, og etiketten er {side} mm. Vel ein større etikett.',
    en: 'A QR code with the address needs at least {needed} mm, and the label is {side} mm. Choose a larger label.',
  },
  'label-too-small-for-address': {
    nb: 'En QR-kode med nettadressen trenger minst {needed} mm, og etiketten er {side} mm. Velg en større etikett, eller utformingen «code-only» med bare koden.',
    nn: 'Ein QR-kode med nettadressa treng minst {needed} mm, og etiketten er {side} mm. Vel ein større etikett, eller utforminga «code-only» med berre koden.',
    en: 'A QR code with the address needs at least {needed} mm, and the label is {side} mm. Choose a larger label, or the design “code-only” with just the code.',
  },
  'code-only-not-needed': {
    nb: 'Her er det plass til en QR-kode med nettadressen. «code-only» er for etiketter som er for små til det.',
    nn: 'Her er det plass til ein QR-kode med nettadressa. «code-only» er for etikettar som er for små til det.',
    en: 'There is room here for a QR code with the address. “code-only” is for labels too small for one.',
  },
  'unknown-stock': {
    nb: 'Arket finnes ikke; velg et fra listen over etikettark.',
    nn: 'Arket finst ikkje; vel eitt frå lista over etikettark.',
    en: 'There is no such sheet; choose one from the list of label sheets.',
  },
  'unknown-instruments': {
    nb: 'Disse kodene finnes ikke: {codes}. Rett dem eller ta dem bort.',
    nn: 'Desse kodane finst ikkje: {codes}. Rett dei eller ta dei bort.',
    en: 'There are no such codes: {codes}. Correct or remove them.',
  },
  'too-many-labels': {
    nb: 'Høyst {most} etiketter om gangen; del opp i flere utskrifter.',
    nn: 'Høgst {most} etikettar om gongen; del opp i fleire utskrifter.',
    en: 'At most {most} labels at a time; split them into several prints.',
  },
  'start-beyond-sheet': {
    nb: 'Arket har {most} etiketter; begynn på en av dem.',
    nn: 'Arket har {most} etikettar; byrj på ein av dei.',
    en: 'The sheet has {most} labels; start at one of them.',
  },
});
