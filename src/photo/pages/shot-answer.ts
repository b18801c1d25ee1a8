import { use } from 'react';
import { frenchDay } from '../../kernel/french.ts';
import { answerStore } from '../../watch/pages/field/answer-store.ts';
import type { FieldAnswer } from '../../watch/pages/field/field-answer.ts';
import { type Answered, postAnswer } from '../../watch/pages/field/post-answer.ts';
import { type Field, useFieldAnswers } from '../../watch/pages/field/use-field-answers.ts';
import { CsrfContext } from '../../web/components/form.tsx';

/** What the form of a shot says, but for its picture. */
export interface ShotValues {
  day: string;
  author: string;
  organisation: string;
  conformity: string;
  reason: string;
}

export type ShotAnswer = FieldAnswer<ShotValues>;
export type ShotField = Field<ShotValues>;

export const shotWords = { one: 'vue', many: 'vues' };

/** Where shots wait that no campaign asked for. */
export const noCampaign = 'photographies';

const shotStore = answerStore<ShotValues>();

/** The shots that wait on this device, those of one campaign or those of none. */
export function useShots(
  campaignId: string,
  person: { id: string; name: string },
  isKnown: (viewpointId: string) => boolean,
): ShotField {
  const csrf = use(CsrfContext);
  return useFieldAnswers({ campaignId, person, csrf, isKnown, store: shotStore, sendAnswer: sendShot });
}

/** A visit without a picture is of the day it is written; a picture says its own. */
export function shotValuesOf(form: HTMLFormElement, picture: boolean): ShotValues {
  const given = new FormData(form);
  const text = (name: string): string => String(given.get(name) ?? '');
  return {
    day: text('day') || (picture ? '' : frenchDay(new Date())),
    author: text('author'),
    organisation: text('organisation'),
    conformity: text('conformity') || 'ok',
    reason: text('reason'),
  };
}

/** The words and the picture go together: the server keeps both once, or neither. */
function sendShot({ id, placeId, person, values, photos }: ShotAnswer, csrf: string): Promise<Answered> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id, personId: person.id, ...values })) form.set(name, value);
  for (const { content, name } of photos) form.set('file', content, name);
  return postAnswer(`/terrain/photographies/vues/${placeId}`, csrf, form);
}
