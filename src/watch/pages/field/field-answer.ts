import { largestPhotograph } from '../../../kernel/photograph-limits.ts';

/** The end of the address while the list is shown; a place's number while its form is. */
export const listHash = '#liste';

export interface FieldPhoto {
  id: string;
  name: string;
  content: Blob;
  sent: boolean;
}

/** What somebody wrote in the field as a device holds it, until the server is known to have it. */
export interface FieldAnswer<Values> {
  /** Made here, so that sending twice records once. */
  id: string;
  /** The tour it was written for, by which the device finds it again. */
  campaignId: string;
  /** The site or the viewpoint it is about. */
  placeId: string;
  person: { id: string; name: string };
  /** A draft is being written; a refused one waits for a person. */
  state: 'draft' | 'waiting' | 'refused' | 'sent';
  values: Values;
  photos: FieldPhoto[];
  /** Whether the server has the words; photographs follow one by one. */
  recorded: boolean;
  refusal: string | null;
  changedAt: string;
}

/** A random number of version 4, also where the page is not served over HTTPS. */
export function newNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const newAnswer = <Values>(
  { campaignId, person }: Pick<FieldAnswer<Values>, 'campaignId' | 'person'>,
  placeId: string,
  values: Values,
): FieldAnswer<Values> => ({
  campaignId,
  person,
  placeId,
  values,
  id: newNumber(),
  state: 'draft',
  photos: [],
  recorded: false,
  refusal: null,
  changedAt: new Date().toISOString(),
});

/** What the same person began about a place here, or has to look at again. */
export const begunAnswer = <Values>(
  { answers, person }: { answers: FieldAnswer<Values>[]; person: { id: string } },
  placeId: string,
): FieldAnswer<Values> | undefined =>
  answers.find(
    (answer) =>
      answer.placeId === placeId &&
      answer.person.id === person.id &&
      (answer.state === 'draft' || answer.state === 'refused'),
  );

export const photoOf = (file: File): FieldPhoto => ({ id: newNumber(), name: file.name, content: file, sent: false });

/** What to say of a file that the server would not take. */
export const tooHeavy = ({ name, size }: File): string | null =>
  size > largestPhotograph ? `« ${name} » dépasse 10 Mo : prenez-la en plus petit.` : null;
