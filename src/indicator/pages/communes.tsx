import { type FormEvent, useCallback, useMemo, useRef, useState } from 'react';
import { Link, useNavigation } from 'react-router';
import { printCount, wide } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { JumpLink } from '../../web/components/jump-link.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { useUnsaved } from '../../web/use-unsaved.ts';
import { type CommuneGrid, cellName, sharedQualifier, totalOf } from '../by-commune/commune-grid.ts';
import { readCommuneGrid } from '../index.ts';
import type { Route } from './+types/communes';
import { type Answered, answeredOf } from './communes-answer.ts';
import { CommunesGrid } from './communes-grid.tsx';
import { PasteBox, Problems, usePaste } from './communes-paste.tsx';
import { pressCommunesButton } from './communes-save.ts';
import { SharedFields } from './communes-shared.tsx';
import './figure.css';
import './communes.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const period = new URL(request.url).searchParams.get('periode');
  return reading(request, () => readCommuneGrid(contextOf(context), params.id, period));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, () => pressCommunesButton(contextOf(context), params.id, form));
}

export default function Communes({ loaderData: grid, actionData }: Route.ComponentProps) {
  const { indicator, lines, periodLabel } = grid;
  return (
    <div className="page communes-page">
      <title>{`${indicator.label} par commune, ${periodLabel} – Carreau`}</title>
      <p className="quiet-text">
        <Link to={`/indicateurs/${indicator.id}?periode=${encodeURIComponent(grid.period)}`}>{indicator.code}</Link>
        {` · ${grid.territory}`}
      </p>
      <h1>{`${indicator.label}, par commune`}</h1>
      <ChoosePeriod grid={grid} />
      {lines.length === 0 ? (
        <EmptyState title="Aucune commune">
          <p>
            {grid.territory} n’est pas fait de communes&nbsp;: choisissez un autre territoire dans l’administration.
          </p>
        </EmptyState>
      ) : (
        // Another period is another grid: nothing typed for the former one may stay.
        <GridForm key={grid.period} grid={grid} answer={actionData} />
      )}
    </div>
  );
}

function ChoosePeriod({ grid }: { grid: CommuneGrid }) {
  return (
    <form method="get" className="choose-period">
      <Field label="Période" hint={'Une année, ou par exemple\u00a0: 2019/2020, 2020-2026.'}>
        {(ids) => <input {...ids} name="periode" defaultValue={grid.period} autoComplete="off" />}
      </Field>
      <button type="submit">Changer de période</button>
    </form>
  );
}

const leaving = 'Des valeurs ne sont pas enregistrées. Quitter la page quand même\u202f?';

function GridForm({ grid, answer }: { grid: CommuneGrid; answer: unknown }) {
  const answered = useMemo(() => answeredOf(answer), [answer]);
  const [unsaved, onTyped] = useUnsaved(answered.done ? answered : undefined, leaving);
  const form = useRef<HTMLFormElement>(null);
  const [total, count] = useTotal(grid, answered.kept);
  const onFilled = useCallback(() => {
    onTyped();
    count(form.current);
  }, [onTyped, count]);
  const { pasted, paste, place } = usePaste(grid.lines, form, answer, onFilled);
  // What waits in the box of the paste is not in the grid yet.
  const onInput = ({ target }: FormEvent) => !(target instanceof HTMLTextAreaElement) && onFilled();
  return (
    <ProtectedForm ref={form} onInput={onInput} preventScrollReset className="communes-form">
      <input type="hidden" name="periode" value={grid.period} />
      <SaveBar grid={grid} total={total} status={unsaved ? 'Saisies à enregistrer' : answered.done} />
      <Refused answer={answer} answered={answered} grid={grid} />
      {grid.whole && (
        <Notice tone="waiting">
          {`${grid.whole} est saisi pour l’ensemble du territoire : c’est ce chiffre qui est imprimé, et non le total des communes.`}
        </Notice>
      )}
      <SharedFields
        grid={grid}
        kept={answered.kept}
        wantsReason={isRefusal(answer) && answer.code === 'reason_needed'}
      />
      <PasteBox grid={grid} kept={answered.kept.pasted} onPlace={place} />
      <Problems pasted={pasted ?? answered.placed} />
      <CommunesGrid grid={grid} answered={answered} total={total} onPaste={paste} />
    </ProtectedForm>
  );
}

type Total = ReturnType<typeof totalOf>;

/** The total of what is typed, and what counts it again from the form, once for each frame that is drawn. */
function useTotal(grid: CommuneGrid, kept: Record<string, string>): [Total, (form: HTMLFormElement | null) => void] {
  const [typed, setTyped] = useState<{ of: CommuneGrid; total: Total }>();
  const waiting = useRef(0);
  const start = useMemo(() => {
    const texts = grid.lines.map(({ code, text }) => [code, kept[cellName('value', code)] ?? text]);
    return totalOf(grid, Object.fromEntries(texts), sharedQualifier(kept.qualifier ?? grid.qualifier));
  }, [grid, kept]);
  const count = useCallback(
    (form: HTMLFormElement | null) => {
      cancelAnimationFrame(waiting.current);
      waiting.current = requestAnimationFrame(() => {
        if (!form) return;
        const fields = new FormData(form);
        const texts = grid.lines.map(({ code }) => [code, String(fields.get(cellName('value', code)) ?? '')]);
        const shared = sharedQualifier(String(fields.get('qualifier')));
        setTyped({ of: grid, total: totalOf(grid, Object.fromEntries(texts), shared) });
      });
    },
    [grid],
  );
  return [typed?.of === grid ? typed.total : start, count];
}

function SaveBar({ grid, total, status }: { grid: CommuneGrid; total: Total; status: string | undefined }) {
  const busy = useNavigation().state !== 'idle';
  const missing = total.missing.length;
  return (
    <div className="save-bar">
      <div className="communes-total">
        <p>
          <span className="quiet-text">{totalWords[grid.indicator.territoryAggregation]}</span>{' '}
          <strong>{total.printed ?? 'aucune valeur'}</strong>
          {missing > 0 && (
            <>
              {' · '}
              <JumpLink to="manquantes">{printCount(missing, 'commune')} sans valeur</JumpLink>
            </>
          )}
        </p>
        <p className="save-status" role="status">
          {status}
        </p>
      </div>
      <button type="submit" name="intent" value="save" className="main" disabled={busy}>
        Enregistrer
      </button>
    </div>
  );
}

const totalWords = { sum: `Total${wide}:`, mean: `Moyenne${wide}:` };

/** Why nothing was kept, with a link to each bad cell. */
function Refused({ answer, answered, grid }: { answer: unknown; answered: Answered; grid: CommuneGrid }) {
  if (!isRefusal(answer)) return null;
  const wrong = grid.lines.filter(({ code }) => answered.errors?.[code]);
  return (
    <Notice tone="refused">
      <p>{answer.refusal}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ code }) => (
            <li key={code}>
              <JumpLink to={`commune-${code}`}>{answered.errors?.[code]}</JumpLink>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
