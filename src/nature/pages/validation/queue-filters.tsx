import { Form, Link, useSearchParams } from 'react-router';
import { ChoiceField } from '../../../web/components/choice-field.tsx';
import { Field } from '../../../web/components/form.tsx';
import type { ListedTaxon, Queue } from '../../index.ts';
import { ruleLabels } from '../../validation/rule-names.ts';

interface Props {
  queue: Queue;
  levels: Record<string, string>;
  datasets: { id: string; name: string }[];
  /** Taxa that the typed name may mean: somebody says which. */
  proposed: ListedTaxon[];
}

const all = { id: '', name: 'Tous' };

export function QueueFilters({ queue, levels, datasets, proposed }: Props) {
  const [query] = useSearchParams();
  const asked = (name: string) => query.get(name) ?? '';
  const findings = [
    { id: '', name: 'Avec ou sans' },
    { id: 'any', name: 'Signalées par une règle' },
    { id: 'none', name: 'Sans signalement' },
    ...Object.entries(ruleLabels).map(([id, name]) => ({ id, name })),
  ];
  const states = [
    { id: '', name: queue.stage === 'own' ? 'En attente' : 'Sans avis du partenaire' },
    ...['1', '2', '3', '4', '5', '6'].map((id) => ({ id, name: levels[id] ?? id })),
  ];
  return (
    <>
      <Form method="get" className="watch-filters" key={query.toString()}>
        {asked('pour') && <input type="hidden" name="pour" value={asked('pour')} />}
        {asked('taxon') && <input type="hidden" name="taxon" value={asked('taxon')} />}
        <ChoiceField label="État" name="niveau" chosen={asked('niveau')} choices={states} />
        <ChoiceField label="Signalement" name="signalement" chosen={asked('signalement')} choices={findings} />
        <ChoiceField
          label="Groupe"
          name="groupe"
          chosen={asked('groupe')}
          choices={[all, ...queue.groups.map((group) => ({ id: group, name: group }))]}
        />
        <ChoiceField label="Jeu de données" name="jeu" chosen={asked('jeu')} choices={[all, ...datasets]} />
        {!asked('taxon') && (
          <Field label="Taxon">
            {(ids) => <input {...ids} type="search" name="nom" defaultValue={asked('nom')} autoComplete="off" />}
          </Field>
        )}
        <button type="submit">Filtrer</button>
      </Form>
      {asked('taxon') && (
        <p>
          Taxon : <Link to={`/nature/taxons/${asked('taxon')}`}>{asked('nom') || asked('taxon')}</Link>, et ce qui est
          en dessous. <Link to={`?${without(query)}`}>Tous les taxons</Link>
        </p>
      )}
      {asked('nom') && !asked('taxon') && <Proposed name={asked('nom')} proposed={proposed} />}
    </>
  );
}

function Proposed({ name, proposed }: { name: string; proposed: ListedTaxon[] }) {
  const [query] = useSearchParams();
  if (proposed.length === 0) return <p>Aucun taxon ne s’appelle « {name} » : la liste n’est pas filtrée.</p>;
  return (
    <div>
      <p>Quel taxon est « {name} » ? La liste n’est pas encore filtrée.</p>
      <ul>
        {proposed.map((taxon) => (
          <li key={taxon.cdNom}>
            <Link to={`?${withTaxon(query, taxon)}`}>{taxon.name}</Link>
            {taxon.vernacular && `, ${taxon.vernacular}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function withTaxon(query: URLSearchParams, { cdRef, name }: ListedTaxon): string {
  const next = new URLSearchParams(query);
  next.set('taxon', String(cdRef));
  next.set('nom', name);
  next.delete('apres');
  return next.toString();
}

function without(query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  for (const name of ['taxon', 'nom', 'apres']) next.delete(name);
  return next.toString();
}
