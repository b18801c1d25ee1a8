import { useEffect, useState } from 'react';
import { printCount } from '../../../kernel/french.ts';
import type { SheetFinding } from '../../sheet/sheet-view.ts';
import { FindingItems } from '../editor/finding-items.tsx';
import { sheetForm } from './sheet-form.tsx';

interface Props {
  /** What the sheet says by itself, known once scripts run. */
  findings: SheetFinding[] | undefined;
  /** What a button found beside the other sheets. */
  compared: SheetFinding[] | undefined;
}

/** What the checks say of the sheet as it is saved; beside the other sheets where somebody asks. */
export function FindingsPanel({ findings, compared }: Props) {
  const elsewhere = useLast(compared)?.filter(({ key }) => !findings?.some((one) => one.key === key));
  return (
    <section aria-labelledby="help-findings">
      <h2 id="help-findings">Alertes</h2>
      <p role="status" className={findings?.length === 0 ? 'tone-accent' : 'visually-hidden'}>
        {findings &&
          (findings.length === 0 ? 'Les contrôles n’ont rien trouvé.' : printCount(findings.length, 'alerte'))}
      </p>
      <FindingItems findings={findings ?? []} form={sheetForm} />
      {elsewhere && (
        <>
          {findings && <h3>Avec les autres fiches</h3>}
          {elsewhere.length === 0 && <p className="tone-accent">Rien ne les contredit.</p>}
          <FindingItems findings={elsewhere} form={sheetForm} />
        </>
      )}
      <button type="submit" form={sheetForm} name="intent" value="check">
        {elsewhere ? 'Comparer à nouveau' : 'Comparer aux autres fiches'}
      </button>
    </section>
  );
}

/** The last answer, which links inside the page make the router forget. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  useEffect(() => {
    if (value) setLast(value);
  }, [value]);
  return value ?? last;
}
