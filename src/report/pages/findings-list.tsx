import { Link } from 'react-router';
import type { Verdict } from '../../check/judging/judged-precision.rule.ts';
import { JudgeButtons } from '../../check/pages/judge-buttons.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { type FindingFilter, type FindingGroup, type ShownFinding, writeFilter } from './findings-view.ts';
import { TierBadge } from './tier-badge.tsx';

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
        {group.findings.map((finding, index) => (
          <FindingRow
            key={finding.key}
            finding={finding}
            repeated={sameCheck(finding, group.findings[index - 1])}
            {...props}
          />
        ))}
      </ul>
    </section>
  );
}

/** Of several findings of one check in a row, only the first bears its name. */
const sameCheck = (finding: ShownFinding, before: ShownFinding | undefined): boolean =>
  finding.tier === before?.tier && finding.title === before.title;

type RowProps = Omit<ListProps, 'group'> & { finding: ShownFinding; repeated: boolean };

function FindingRow({ finding, repeated, filter, waiving, mayWaive, kept }: RowProps) {
  const chosen = waiving?.key === finding.key ? waiving : null;
  const search = writeFilter(filter);
  search.set('accepter', finding.key);
  return (
    <li className={repeated ? 'finding repeated' : 'finding'} id={chosen ? 'accepter' : undefined}>
      <TierBadge tier={finding.tier} />
      <div>
        {!repeated && <p className="finding-title">{finding.title}</p>}
        <p className="finding-sentence">{finding.sentence}</p>
        {finding.demoted && (
          <p className="quiet-text">Ce contrôle a été jugé faux trop souvent : il n’est plus dit certain.</p>
        )}
        {mayWaive && chosen && <WaiveForm waiving={chosen} kept={kept} cancel={`?${writeFilter(filter)}`} />}
      </div>
      <div className="finding-links">
        {finding.href && <Link to={finding.href}>Corriger</Link>}
        {finding.others?.map((href) => (
          <Link key={href} to={href}>
            L’autre fiche
          </Link>
        ))}
        {mayWaive && !chosen && (
          <Link to={`?${search}#accepter`} preventScrollReset>
            Accepter<span className="visually-hidden"> cette alerte</span>…
          </Link>
        )}
        {finding.judged && <Judge finding={finding} verdict={finding.judged.verdict} />}
      </div>
    </li>
  );
}

const Judge = ({ finding, verdict }: { finding: ShownFinding; verdict: Verdict | null }) => (
  <ProtectedForm preventScrollReset>
    <input type="hidden" name="intent" value="judge" />
    <input type="hidden" name="key" value={finding.key} />
    <JudgeButtons verdict={verdict} name="verdict" />
  </ProtectedForm>
);

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
