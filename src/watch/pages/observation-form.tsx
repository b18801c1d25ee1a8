import { Link } from 'react-router';
import { printDate } from '../../kernel/french.ts';
import { photographTypes } from '../../kernel/photograph-limits.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import type { Refusal } from '../../web/forms.ts';
import type { ConditionScale } from '../condition/scale.ts';
import type { ToldObservation } from '../index.ts';
import { ObservationFields, type ObservationValues } from './observation-fields.tsx';

interface Props {
  siteId: string;
  scale: ConditionScale;
  today: string;
  newId: string;
  campaignId: string | null;
  /** What is being corrected. */
  replaced: ToldObservation | undefined;
  refused: Refusal | undefined;
}

/** Records an observation, or corrects one by another. */
export function ObservationForm({ siteId, scale, today, newId, campaignId, replaced, refused }: Props) {
  const values = refused ? typedAgain(refused) : valuesOf(replaced, today);
  return (
    <section aria-labelledby="releve" className="observation-form">
      <h2 id="releve">{replaced ? `Corriger le relevé du ${printDate(replaced.observedOn)}` : 'Relever l’état'}</h2>
      {replaced && (
        <p className="quiet-text">
          Le premier relevé restera lisible, avec ce que vous corrigez.{' '}
          <Link to={`/sites/${siteId}/etat#releve`}>Faire plutôt un nouveau relevé</Link>
        </p>
      )}
      <ProtectedForm encType="multipart/form-data" className="stack">
        <input type="hidden" name="id" value={refused?.kept.id ?? newId} />
        {campaignId && <input type="hidden" name="campaignId" value={campaignId} />}
        {replaced && <input type="hidden" name="replacesId" value={replaced.id} />}
        <ObservationFields scale={scale} values={values} today={today} />
        <Field label="Observé par" hint="Laissez vide si c’est vous.">
          {(ids) => <input {...ids} name="observer" maxLength={150} defaultValue={refused?.kept.observer ?? ''} />}
        </Field>
        <Field label="Photos" hint="JPEG, PNG ou WebP, 10 Mo au plus chacune. Le lieu et l’appareil en sont retirés.">
          {(ids) => <input {...ids} type="file" name="photos" accept={photographTypes} multiple />}
        </Field>
        {replaced && (
          <Field label="Ce que vous corrigez">
            {(ids) => (
              <input {...ids} name="reason" required maxLength={1000} defaultValue={refused?.kept.reason ?? ''} />
            )}
          </Field>
        )}
        <div>
          <button type="submit" className="main">
            {replaced ? 'Enregistrer la correction' : 'Enregistrer le relevé'}
          </button>
        </div>
      </ProtectedForm>
    </section>
  );
}

const valuesOf = (replaced: ToldObservation | undefined, today: string): ObservationValues => ({
  level: replaced?.level ?? '',
  observedOn: replaced?.observedOn ?? today,
  access: replaced?.access ?? 'outside',
  pathologies: replaced?.pathologies ?? [],
  comment: replaced?.comment ?? '',
  audience: replaced?.audience ?? 'workers',
});

const typedAgain = ({ kept, keptLists }: Refusal): ObservationValues => ({
  level: kept.level ?? '',
  observedOn: kept.observedOn ?? '',
  access: kept.access ?? 'outside',
  pathologies: keptLists.pathologies ?? [],
  comment: kept.comment ?? '',
  audience: kept.audience ?? 'workers',
});
