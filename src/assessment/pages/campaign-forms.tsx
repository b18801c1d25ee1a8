import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import type { ReadAssessment } from '../campaign/read-assessment.ts';
import type { Verified } from '../frozen/verify-assessment.ts';

/** Says of one criterion, for every site at once, whether it was surveyed. */
export const SurveyAll = ({
  criteria,
  kept,
}: {
  criteria: ReadAssessment['grid']['criteria'];
  kept: Record<string, string> | undefined;
}) => (
  <details className="opening" open={kept !== undefined}>
    <summary>Noter un critère pour tous les sites</summary>
    <ProtectedForm className="stack narrow-form">
      <input type="hidden" name="intent" value="survey" />
      <ChoiceField
        label="Critère"
        name="criterion"
        choices={criteria.map(({ name, label }) => ({ id: name, name: label }))}
        chosen={kept?.criterion}
      />
      <ChoiceField label="Partout" name="state" choices={stateChoices} chosen={kept?.state} />
      <Field label="Pourquoi" hint="Demandé d’un groupe non inventorié : la raison paraît avec le score.">
        {(ids) => <input {...ids} name="reason" defaultValue={kept?.reason} />}
      </Field>
      <div>
        <button type="submit">Noter partout</button>
      </div>
    </ProtectedForm>
  </details>
);

export const stateChoices = [
  { id: '', name: 'Selon les visites et les valeurs' },
  { id: 'done', name: 'Inventorié' },
  { id: 'not_done', name: 'Non inventorié' },
];

interface PublicationProps {
  campaign: ReadAssessment['campaign'];
  mayEdit: boolean;
  verified: Verified | null;
}

/** What publishing freezes, and whether it still is what was published. */
export function Publication({ campaign, mayEdit, verified }: PublicationProps) {
  if (!campaign.publishedAt)
    return mayEdit ? (
      <section>
        <h2>Publier</h2>
        <p className="measure">
          Publier fige les scores, avec les données qui les font et la table de rareté : les corriger plus tard n’y
          changera rien, et tout le monde pourra les lire. Les espèces sensibles ne sont pas nommées aux visiteurs.
        </p>
        <ProtectedForm>
          <button type="submit" name="intent" value="publish">
            Publier et figer la campagne
          </button>
        </ProtectedForm>
      </section>
    ) : null;
  return (
    <section aria-labelledby="empreinte">
      <h2 id="empreinte">Ce qui est figé</h2>
      <p className="hash">
        Empreinte SHA-256 : <code>{campaign.sha256}</code>
      </p>
      {verified ? (
        <VerifiedWords {...verified} />
      ) : (
        <p>
          <Link to={`/evaluations/${campaign.id}?verifier#empreinte`} className="button">
            Vérifier l’empreinte
          </Link>
        </p>
      )}
    </section>
  );
}

function VerifiedWords({ holds, wrong, stray, records, changed }: Verified) {
  const sound = holds && wrong.length + stray.length === 0;
  return (
    <Notice tone={sound ? 'done' : 'refused'}>
      <p>
        {holds
          ? 'L’empreinte est bien celle du contenu publié.'
          : 'Le contenu n’est plus celui qui a été publié\u00a0: reprenez une sauvegarde.'}{' '}
        {wrong.length === 0
          ? `Recalculés depuis ${printCount(records, 'donnée figée', 'données figées')}, tous les scores sont retrouvés.`
          : `Des totaux ne suivent pas des données figées\u00a0: ${wrong.join(', ')}.`}
      </p>
      {stray.length > 0 && (
        <p>
          La carte et les indicateurs ont un autre score que le contenu publié{'\u00a0'}: {stray.join(', ')}. Reprenez
          une sauvegarde.
        </p>
      )}
      {changed !== null && changed > 0 && (
        <p>
          {printCount(changed, 'donnée corrigée ou retirée', 'données corrigées ou retirées')} depuis : ces scores n’en
          tiennent pas compte.
        </p>
      )}
    </Notice>
  );
}
