import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { isRefusal } from '../../../web/forms.ts';
import type { DecisionDone, Queue } from '../../index.ts';
import { decidedLevels, keyOf } from '../../validation/decision.ts';
import { QueueTable } from './queue-table.tsx';

interface Props {
  queue: Queue;
  levels: Record<string, string>;
  answer: unknown;
}

/** Choosing and deciding, by mouse, finger or keyboard alone; it works without a script too. */
export function DecideForm({ queue, levels, answer }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(0);
  const count = () => setChosen(form.current ? new FormData(form.current).getAll('record').length : 0);
  useEffect(() => {
    const done = answer && !isRefusal(answer) ? (answer as DecisionDone) : undefined;
    if (done) {
      form.current?.reset();
      for (const { id } of done.changed)
        for (const box of boxesOf(form.current)) box.checked ||= box.value.startsWith(id);
    }
    setChosen(boxesOf(form.current).filter(({ checked }) => checked).length);
  }, [answer]);
  const tickAll = (ticked: boolean) => {
    for (const box of boxesOf(form.current)) box.checked = ticked;
    count();
  };
  return (
    <ProtectedForm ref={form} className="decide" onChange={count} onKeyDown={(event) => press(event, form.current)}>
      <input type="hidden" name="stage" value={queue.stage} />
      <div className="save-bar decide-bar">
        <p className="save-status" role="status">
          {chosen > 0 ? `${chosen} ${chosen > 1 ? 'choisies' : 'choisie'}` : 'Choisissez des données.'}
        </p>
        <select name="level" aria-label="Niveau de validation" defaultValue="" required>
          <option value="" disabled>
            Niveau (obligatoire)
          </option>
          {decidedLevels.map((level) => (
            <option key={level} value={level}>
              {level > 0 && `${level} `}
              {levels[String(level)]}
            </option>
          ))}
        </select>
        <input name="comment" aria-label="Pourquoi" placeholder="Pourquoi (si douteux ou invalide)" maxLength={2000} />
        <button type="submit" className="main">
          Décider
        </button>
      </div>
      <p className="field-hint decide-keys">
        Au clavier : flèches d’une ligne à l’autre, Espace choisit, 1 à 6 donnent le niveau, Ctrl et Entrée décident.
      </p>
      <QueueTable
        records={queue.records}
        levels={levels}
        stage={queue.stage}
        keyOf={(record) => keyOfRead(queue, record)}
        tickAll={tickAll}
      />
    </ProtectedForm>
  );
}

const keyOfRead = (
  { stage }: Queue,
  { id, version, validation, partnerValidation }: Queue['records'][number],
): string => keyOf({ id, version, validation: stage === 'own' ? validation : partnerValidation });

const boxesOf = (form: HTMLFormElement | null): HTMLInputElement[] => [
  ...(form?.querySelectorAll<HTMLInputElement>('input[name="record"]') ?? []),
];

function press(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form?.requestSubmit();
  else if (event.target instanceof HTMLInputElement && event.target.name === 'record') pressOnLine(event, form);
  else return;
  if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault();
}

function pressOnLine(event: KeyboardEvent, form: HTMLFormElement | null): void {
  const boxes = boxesOf(form);
  const at = boxes.indexOf(event.target as HTMLInputElement);
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) boxes[at + move]?.focus();
  const level = form?.elements.namedItem('level');
  if (/^[0-6]$/.test(event.key) && level instanceof HTMLSelectElement) level.value = event.key;
}
