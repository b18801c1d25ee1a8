import { Link } from 'react-router';
import type { Tier } from '../../kernel/finding.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { type FindingFilter, type FindingGroup, type ShownFinding, writeFilter } from './findings-view.ts';

/** The finding that somebody is about to accept, and how many of its kind one reason may cover. */
export interface Waiving {
  key: string;
  inSheet: number;
  inEdition: number;
}

interface ListProps {
  group: FindingGroup;
  filter: FindingFilter;
  waiving: Waiving | null;
  mayWaive: boolean;
  /** The reason typed before a refusal. */
  kept: string | undefined;
}

export function FindingList({ group, ...props }: ListProps) {
  return (
    <section className="finding-group">
      <h3>{group.href ? <Link to={group.href}>{group.label}</Link> : group.label}</h3>
      <ul>
        {group.findings.map((finding) => (
          <FindingRow key={finding.key} finding={finding} {...props} />
        ))}
      </ul>
    </section>
  );
}

function FindingRow({
  finding,
  filter,
  waiving,
  mayWaive,
  kept,
}: Omit<ListProps, 'group'> & { finding: ShownFinding }) {
  const chosen = waiving?.key === finding.key ? waiving : null;
  const search = writeFilter(filter);
  search.set('accepter', finding.key);
  return (
    <li className="finding" id={chosen ? 'accepter' : undefined}>
      <TierBadge tier={finding.tier} />
      <div>
        <p className="finding-sentence">{finding.sentence}</p>
        <p className="finding-foot">
          <span>{finding.title}</span>
          {finding.href && <Link to={finding.href}>Corriger</Link>}
          {mayWaive && !chosen && (
            <Link to={`?${search}#accepter`} preventScrollReset>
              Accepter<span className="visually-hidden"> cette alerte</span>…
            </Link>
          )}
        </p>
        {mayWaive && chosen && <WaiveForm waiving={chosen} kept={kept} cancel={`?${writeFilter(filter)}`} />}
      </div>
    </li>
  );
}

function WaiveForm({ waiving, kept, cancel }: { waiving: Waiving; kept: string | undefined; cancel: string }) {
  return (
    <ProtectedForm className="stack waive">
      <input type="hidden" name="key" value={waiving.key} />
      <Field label="Motif" hint="Imprimé en annexe du rapport, avec votre nom.">
        {(ids) => (
          <textarea {...ids} name="reason" rows={2} required minLength={10} maxLength={1000} defaultValue={kept} />
        )}
      </Field>
      {waiving.inEdition > 1 && (
        <fieldset>
          <legend>Ce motif vaut pour</legend>
          <ReachChoice value="one" label="cette alerte" checked />
          {waiving.inSheet > 1 && (
            <ReachChoice value="sheet" label={`les ${waiving.inSheet} alertes de ce contrôle dans la fiche`} />
          )}
          {waiving.inEdition > waiving.inSheet && (
            <ReachChoice value="edition" label={`les ${waiving.inEdition} alertes de ce contrôle dans l’édition`} />
          )}
        </fieldset>
      )}
      <p className="row">
        <button type="submit" className="main" name="intent" value="waive">
          Accepter l’alerte
        </button>
        <Link to={cancel} preventScrollReset>
          Annuler
        </Link>
      </p>
    </ProtectedForm>
  );
}

const ReachChoice = ({ value, label, checked }: { value: string; label: string; checked?: boolean }) => (
  <label className="reach">
    <input type="radio" name="reach" value={value} defaultChecked={checked} /> {label}
  </label>
);

const looks: Record<Tier, { shape: string; word: string; tone: string }> = {
  A: { shape: '▲', word: 'Certaine', tone: 'brick' },
  B: { shape: '◆', word: 'Probable', tone: 'amber' },
  C: { shape: '●', word: 'À regarder', tone: 'slate' },
};

export function TierBadge({ tier }: { tier: Tier }) {
  const { shape, word, tone } = looks[tier];
  return (
    <span className={`badge tone-${tone} tier`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}
