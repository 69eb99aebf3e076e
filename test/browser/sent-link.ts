import { SignedLinks } from '../../src/messages/index.js';
import type { House } from './house.js';

/** A link that was sent to the guardian of a new child, in a language. */
export interface SentLink {
  readonly borrower: string;
  readonly token: string;
}

/** Has the desk register a child and send the guardian a link about the terms. @throws where it is refused */
export async function sentLink(house: House, language: string): Promise<SentLink> {
  const desk = await house.application.as('bibliotek');
  const guardians = [{ displayName: 'Foresatt F.', email: `foresatt-${language}@example.org`, language }];
  const json = { displayName: 'Barn B.', birthDate: '2015-03-02', guardians };
  const { body: child } = await desk.post('/api/v1/borrowers', { json });
  const [guardian] = child.guardians as { id: string }[];
  const asked = { type: 'terms', receiver: guardian?.id };
  const { status, body } = await desk.post(`/api/v1/borrowers/${child.id}/agreement-links`, { json: asked });
  if (status !== 201) throw new Error(`A link: ${status} ${JSON.stringify(body)}`);
  const token = house.application.app.get(SignedLinks, { strict: false }).tokenOf(body.id);
  return { borrower: child.id, token };
}
