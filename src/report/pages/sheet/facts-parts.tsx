import { type ReactNode, useState } from 'react';
import { Form, Link } from 'react-router';
import { narrow, printNumber } from '../../../kernel/french.ts';
import type { FundingLine } from '../../../programme/action/action.ts';
import {
  fundingNatureLabels,
  fundingNatures,
  fundingStateLabels,
  fundingStates,
  partnerRoleLabels,
  partnerRoles,
  taxBases,
} from '../../../programme/words.ts';
import { ProtectedForm } from '../../../web/components/form.tsx';
import { useHydrated } from '../../../web/use-hydrated.ts';
import type { ActionFacts } from '../../sheet/sheet-view.ts';

interface Props {
  actions: ActionFacts[];
  editable: boolean;
  year: number;
}

/** Actions of plans that the sheet tells. */
export function ActionsPart({ actions }: { actions: ActionFacts[] }) {
  if (actions.length === 0)
    return (
      <p className="quiet-text">Aucune action rattachée. La coordination en rattache depuis le tableau de bord.</p>
    );
  return (
    <ul className="plain-list">
      {actions.map((action) => (
        <li key={action.id}>
          <Link to={`/actions/${action.id}`}>
            {action.number} {action.title}
          </Link>{' '}
          <span className="quiet-text">{action.stage}</span>
        </li>
      ))}
    </ul>
  );
}

export function PartnersPart({ actions, editable }: Props) {
  return (
    <PerAction actions={actions}>
      {(action) =>
        editable ? (
          <FactsForm action={action} intent="partners" button="Enregistrer les partenaires">
            <Lines
              items={action?.partners ?? []}
              blank={{ name: '', role: 'partner' as const }}
              more="Ajouter un partenaire"
            >
              {(partner, index) => (
                <div className="fact-line">
                  <input
                    name="partner"
                    aria-label={`Partenaire ${index + 1}`}
                    placeholder="Nom"
                    defaultValue={partner.name}
                  />
                  <select name="role" aria-label={`Rôle du partenaire ${index + 1}`} defaultValue={partner.role}>
                    {partnerRoles.map((role) => (
                      <option key={role} value={role}>
                        {partnerRoleLabels[role]}
                      </option>
                    ))}
                  </select>
                </div>
              )}
            </Lines>
          </FactsForm>
        ) : (
          <Read items={(action?.partners ?? []).map(({ name, role }) => `${name} (${partnerRoleLabels[role]})`)} />
        )
      }
    </PerAction>
  );
}

export interface FoundPlaces {
  text: string;
  places: { id: string; name: string; departementCode: string | null }[];
}

export function TerritoriesPart({ actions, editable, found }: Props & { found: FoundPlaces | null }) {
  return (
    <>
      {editable && (
        <Form className="row" preventScrollReset>
          <input
            name="commune"
            type="search"
            aria-label="Nom ou code INSEE d’une commune"
            placeholder="Nom ou code INSEE"
            defaultValue={found?.text}
          />
          <button type="submit">Chercher une commune</button>
        </Form>
      )}
      {editable && found?.places.length === 0 && <p>Aucune commune ne répond à « {found.text} ».</p>}
      <PerAction actions={actions}>
        {(action) =>
          editable ? (
            <FactsForm action={action} intent="territories" button="Enregistrer les communes">
              <Places chosen={action?.territories ?? []} found={found} />
            </FactsForm>
          ) : (
            <Read items={(action?.territories ?? []).map(({ name }) => name)} />
          )
        }
      </PerAction>
    </>
  );
}

/** Chosen communes stay checked; those just found are checked to be added. */
function Places({ chosen, found }: { chosen: { id: string; name: string }[]; found: FoundPlaces | null }) {
  const others = (found?.places ?? []).filter(({ id }) => !chosen.some((each) => each.id === id));
  if (chosen.length + others.length === 0)
    return <p className="quiet-text">Aucune commune : cherchez-en une pour l’ajouter.</p>;
  return (
    <ul className="places">
      {[...chosen, ...others].map((place, index) => (
        <li key={place.id}>
          <label>
            <input type="checkbox" name="territoryId" value={place.id} defaultChecked={index < chosen.length} />
            {place.name}
            {'departementCode' in place && ` (${place.departementCode})`}
          </label>
        </li>
      ))}
    </ul>
  );
}

export function FundingPart({ actions, editable, year }: Props) {
  const blank: FundingLine = { funder: '', amount: null, taxBasis: null, nature: null, state: 'granted', year };
  return (
    <PerAction actions={actions}>
      {(action) =>
        editable ? (
          <FactsForm action={action} intent="funding" button="Enregistrer le financement">
            <Lines items={action?.funding ?? []} blank={blank} more="Ajouter un financement">
              {(line, index) => <FundingFields line={line} index={index} />}
            </Lines>
          </FactsForm>
        ) : (
          <Read items={(action?.funding ?? []).map(printFunding)} />
        )
      }
    </PerAction>
  );
}

function FundingFields({ line, index }: { line: FundingLine; index: number }) {
  const n = index + 1;
  const choice = (name: string, label: string, value: string | null, options: [string, string][]) => (
    <select name={name} aria-label={`${label} ${n}`} defaultValue={value ?? ''}>
      {options.map(([code, word]) => (
        <option key={code} value={code}>
          {word}
        </option>
      ))}
    </select>
  );
  return (
    <div className="fact-line fact-funding">
      <input name="funder" aria-label={`Financeur ${n}`} placeholder="Financeur" defaultValue={line.funder} />
      <input
        name="amount"
        inputMode="decimal"
        aria-label={`Montant ${n}, en euros`}
        placeholder="Montant, €"
        defaultValue={line.amount ? printNumber(line.amount) : ''}
      />
      {choice('taxBasis', 'Hors taxes ou toutes taxes', line.taxBasis, [
        ['', 'HT ou TTC ?'],
        ...taxBases.map((each): [string, string] => [each, each]),
      ])}
      {choice('nature', 'Nature', line.nature, [
        ['', 'nature ?'],
        ...fundingNatures.map((each): [string, string] => [each, fundingNatureLabels[each]]),
      ])}
      {choice(
        'fundingState',
        'État',
        line.state,
        fundingStates.map((each): [string, string] => [each, fundingStateLabels[each]]),
      )}
      <input
        name="year"
        inputMode="numeric"
        aria-label={`Année ${n}`}
        placeholder="Année"
        defaultValue={line.year ?? ''}
      />
    </div>
  );
}

const printFunding = (line: FundingLine): string => {
  const amount = line.amount ? `${printNumber(line.amount)}${narrow}€ ${line.taxBasis ?? ''}`.trim() : undefined;
  const nature = line.nature ? fundingNatureLabels[line.nature] : undefined;
  return [line.funder, amount, nature, fundingStateLabels[line.state], line.year].filter(Boolean).join(', ');
};

/** Facts belong to actions: one form each, or one form for the action the sheet will get. */
function PerAction({
  actions,
  children,
}: {
  actions: ActionFacts[];
  children: (action: ActionFacts | undefined) => ReactNode;
}) {
  if (actions.length < 2) return children(actions[0]);
  return actions.map((action) => (
    <div key={action.id}>
      <h3 className="fact-action">
        {action.number} {action.title}
      </h3>
      {children(action)}
    </div>
  ));
}

function FactsForm({
  action,
  intent,
  button,
  children,
}: {
  action: ActionFacts | undefined;
  intent: string;
  button: string;
  children: ReactNode;
}) {
  return (
    <ProtectedForm className="stack" preventScrollReset key={action?.version}>
      <input type="hidden" name="actionId" value={action?.id ?? ''} />
      <input type="hidden" name="version" value={action?.version ?? ''} />
      {children}
      <div className="row">
        <button type="submit" name="intent" value={intent}>
          {button}
        </button>
      </div>
    </ProtectedForm>
  );
}

/** Lines of fields with one blank at the end; emptied lines go away when saved. */
function Lines<T>({
  items,
  blank,
  more,
  children,
}: {
  items: readonly T[];
  blank: T;
  more: string;
  children: (item: T, index: number) => ReactNode;
}) {
  const hydrated = useHydrated();
  const [added, setAdded] = useState(1);
  const lines = [...items, ...Array.from({ length: added }, () => blank)];
  return (
    <>
      {lines.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end.
        <div key={index}>{children(item, index)}</div>
      ))}
      {hydrated && (
        <button type="button" className="quiet add-line" onClick={() => setAdded(added + 1)}>
          {more}
        </button>
      )}
    </>
  );
}

const Read = ({ items }: { items: string[] }) =>
  items.length === 0 ? (
    <p className="quiet-text">Rien d’indiqué.</p>
  ) : (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
