import { frenchDay } from '../../../kernel/french.ts';
import type { ObservationValues } from '../observation-fields.tsx';

/** The end of the address while the list is shown; a place's number while its form is. */
export const listHash = '#liste';

export interface FieldPhoto {
  id: string;
  name: string;
  content: Blob;
  sent: boolean;
}

/** An observation as a device holds it, until the server is known to have it. */
export interface FieldAnswer {
  /** Made here, so that sending twice records once. */
  id: string;
  campaignId: string;
  siteId: string;
  siteName: string;
  person: { id: string; name: string };
  /** A draft is being written; a refused one waits for a person. */
  state: 'draft' | 'waiting' | 'refused' | 'sent';
  values: ObservationValues;
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

export const newAnswer = (
  { campaignId, person }: Pick<FieldAnswer, 'campaignId' | 'person'>,
  site: { id: string; name: string },
): FieldAnswer => ({
  campaignId,
  person,
  id: newNumber(),
  siteId: site.id,
  siteName: site.name,
  state: 'draft',
  values: {
    level: '',
    observedOn: frenchDay(new Date()),
    access: 'outside',
    pathologies: [],
    comment: '',
    audience: 'workers',
  },
  photos: [],
  recorded: false,
  refusal: null,
  changedAt: new Date().toISOString(),
});

export function valuesOf(form: HTMLFormElement): ObservationValues {
  const given = new FormData(form);
  const text = (name: string): string => String(given.get(name) ?? '');
  return {
    level: text('level'),
    observedOn: text('observedOn'),
    access: text('access'),
    pathologies: given.getAll('pathologies').map(String),
    comment: text('comment'),
    audience: text('audience'),
  };
}
