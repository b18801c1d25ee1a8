import { Field } from '../../web/components/form.tsx';
import { type CommuneGrid, sharedShownOf } from '../by-commune/commune-grid.ts';
import { qualifiers } from '../figure.ts';
import { qualifierWords } from '../print-quantity.rule.ts';

interface Props {
  grid: CommuneGrid;
  kept: Record<string, string>;
  /** Whether the save was refused for want of a reason. */
  wantsReason: boolean;
}

/** What is said once for all the values of the grid. */
export function SharedFields({ grid, kept, wantsReason }: Props) {
  return (
    <div className="communes-shared">
      <input type="hidden" name="shown" value={kept.shown ?? sharedShownOf(grid)} />
      <Field label="Précision" hint="Sauf mention dans la case.">
        {(ids) => (
          <select {...ids} name="qualifier" defaultValue={kept.qualifier ?? grid.qualifier}>
            {qualifiers.map((each) => (
              <option key={each} value={each}>
                {qualifierWords[each] || 'exact'}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Source" hint={sourceHint(grid)}>
        {(ids) => <input {...ids} name="source" autoComplete="off" defaultValue={kept.source ?? grid.source} />}
      </Field>
      {grid.validated && (
        <Field
          label="Motif"
          hint="Pour corriger une valeur validée."
          error={wantsReason ? 'Écrivez pourquoi la valeur change.' : undefined}
        >
          {(ids) => <input {...ids} name="reason" autoComplete="off" defaultValue={kept.reason} />}
        </Field>
      )}
    </div>
  );
}

function sourceHint({ severalSources, indicator }: CommuneGrid): string {
  if (severalSources) return 'Plusieurs sources sont en place : laissez vide pour les garder.';
  return indicator.source ? `À défaut : ${indicator.source}.` : 'La même pour toutes les communes.';
}
