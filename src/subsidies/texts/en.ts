import type { ApplicantTexts } from './applicant-texts.js';

export const en: ApplicantTexts = {
  reviewed: true,
  subject: 'Message from the municipality',
  message: 'You have a message from the municipality.',
  needsCode:
    'When you open the link, you are asked for a code. The municipality gives it to you by telephone or when you are there. You are welcome to ask for it.',
  title: 'Support for borrowing an instrument',
  ask: 'Somebody who knows {name} has asked whether the municipality can help with what borrowing an instrument costs. Do you want to apply for it?',
  yourChoice: 'You decide. Applying costs nothing, and only those who handle the application learn of it.',
  yes: 'Yes, I want to apply',
  no: 'No, I do not want to apply',
  sendYes: 'Send the application',
  sendNo: 'I do not want to apply',
  confirmYes: 'Do you want to apply for support for {name}?',
  confirmNo: 'Do you not want to apply for support for {name}?',
  thanks: 'Thank you, the application is sent',
  afterYes: 'The municipality gets in touch when it has been handled, or if something is missing.',
  declined: 'You have chosen not to apply',
  afterNo: 'If you change your mind, get in touch with those who lend the instrument.',
  letterTitle: 'Letter from the municipality',
  letterIntro: 'Type the code that you were given. Then you can read the letter and keep it.',
  code: 'Code',
  show: 'Read the letter',
  wrongCode: 'The code is not right. Check it, and try again.',
  locked:
    'A wrong code was typed too often. Get in touch with the municipality, and you will get the letter in another way.',
  ended: 'Get in touch with the municipality if you wonder about something. You can get a new link.',
};
