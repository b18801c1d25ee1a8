import { type FormEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { begunAnswer, newAnswer, photoOf, tooHeavy } from '../../watch/pages/field/field-answer.ts';
import { lackOf } from '../shot/shot.ts';
import { type ShotAnswer, type ShotField, shotValuesOf } from './shot-answer.ts';

/**
 * What the same person began here before; found once, so that what is being written now does not replace it. Who wrote
 * before this device had told what it keeps goes on with what they wrote: what was begun before waits for another time.
 */
export function useBegun(shots: ShotField, viewpointId: string, newId: string): ShotAnswer | undefined {
  const [found, setFound] = useState<{ answer: ShotAnswer | undefined }>();
  if (shots.loaded && !found) {
    const writing = shots.answers.some(({ id }) => id === newId);
    setFound({ answer: writing ? undefined : begunAnswer(shots, viewpointId) });
  }
  return found?.answer;
}

interface Options {
  viewpointId: string;
  newId: string;
  /** Absent where the form goes straight to the server. */
  shots: ShotField | undefined;
  begun: ShotAnswer | undefined;
  form: RefObject<HTMLFormElement | null>;
  file: RefObject<HTMLInputElement | null>;
  /** Once it is kept on the device; once the server has it. */
  onKept?: (() => void) | undefined;
  onSent?: (() => void) | undefined;
}

/** Keeps what the form of a shot says on the device at each change, then sends it: without a network, later, and once. */
export function useShotForm({ viewpointId, newId, shots, begun, form, file, onKept, onSent }: Options) {
  const [lack, setLack] = useState<string | null>(null);
  const [id] = useState(begun?.id ?? newId);
  const current = shots?.answers.find((answer) => answer.id === id);
  const state = current?.state;

  useLayoutEffect(() => {
    const [picture] = begun?.photos ?? [];
    if (picture && file.current)
      chooseFile(file.current, new File([picture.content], picture.name, { type: picture.content.type }));
  }, [begun, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done once it is sent depends on nothing else
  useEffect(() => {
    if (state === 'sent') onSent?.();
  }, [state]);

  const keep = async (next: 'draft' | 'waiting'): Promise<void> => {
    if (!shots || !form.current) return;
    const [picture] = file.current?.files ?? [];
    const values = shotValuesOf(form.current, picture !== undefined);
    await shots.keep({
      ...newAnswer(shots, viewpointId, values),
      id,
      state: next,
      photos: picture ? [photoOf(picture)] : [],
    });
  };
  const change = () => {
    if (state !== 'waiting') keep('draft').catch(() => {});
  };
  const finish = async (event: FormEvent<HTMLFormElement>) => {
    if (!shots) return;
    event.preventDefault();
    const element = event.currentTarget;
    const [picture] = file.current?.files ?? [];
    const missing = (picture && tooHeavy(picture)) || lackOf(shotValuesOf(element, picture !== undefined), picture);
    setLack(missing);
    if (missing) return;
    try {
      await keep('waiting');
    } catch {
      // Nothing can be kept here: it goes straight to the server, or stays in the form.
      if (onKept) return;
      await shots.drop(id).catch(() => {});
      element.submit();
      return;
    }
    onKept?.();
    await shots.send();
  };
  return {
    begun: begun?.values,
    refusal: lack ?? current?.refusal ?? null,
    waiting: state === 'waiting',
    change,
    finish,
  };
}

/** As if a person had chosen it. */
export function chooseFile(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
}
