import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { partnerRoleLabels, partnerRoles } from '../../../programme/words.ts';
import type { ActionFacts } from '../../sheet/sheet-view.ts';
import { ownerOf, type PartnerFields, partnerFields, shownPartners, shownPlaces } from '../../sheet/typed-facts.ts';
import type { FoundPlaces } from './done.ts';
import { FactField, FactLines } from './fact-lines.tsx';
import { Finder } from './finder.tsx';

export interface FactsProps {
  actions: ActionFacts[];
  editable: boolean;
  kept: Record<string, string>;
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

export const PartnersPart = ({ actions, editable, kept }: FactsProps) => (
  <PerAction actions={actions}>
    {(action) =>
      editable ? (
        <Partners action={action} kept={kept} />
      ) : (
        <Read items={(action?.partners ?? []).map(({ name, role }) => `${name} (${partnerRoleLabels[role]})`)} />
      )
    }
  </PerAction>
);

function Partners({ action, kept }: { action: ActionFacts | undefined; kept: Record<string, string> }) {
  const lines = (action?.partners ?? []).map(partnerFields);
  const blank: PartnerFields = { name: '', role: 'partner' };
  return (
    <FactLines
      list="partner"
      more="Ajouter un partenaire"
      {...{ action, lines, blank, kept }}
      shown={shownPartners(lines)}
    >
      {(line, nameOf, n) => (
        <>
          <FactField head="Partenaire" n={n}>
            <input name={nameOf('name')} defaultValue={line.name} />
          </FactField>
          <FactField head="Rôle" n={n}>
            <select name={nameOf('role')} defaultValue={line.role}>
              {partnerRoles.map((role) => (
                <option key={role} value={role}>
                  {partnerRoleLabels[role]}
                </option>
              ))}
            </select>
          </FactField>
        </>
      )}
    </FactLines>
  );
}

export const TerritoriesPart = ({ actions, editable, found }: FactsProps & { found: FoundPlaces | undefined }) => (
  <>
    {editable && (
      <Finder
        name="commune"
        label="Nom ou code INSEE d’une commune"
        intent="find_commune"
        button="Chercher une commune"
        text={found?.text}
      />
    )}
    {editable && found?.found.length === 0 && (
      <p role="status">Aucune commune ne répond à «&nbsp;{found.text}&nbsp;».</p>
    )}
    <PerAction actions={actions}>
      {(action) =>
        editable ? (
          <Places action={action} found={found} />
        ) : (
          <Read items={(action?.territories ?? []).map(({ name }) => name)} />
        )
      }
    </PerAction>
  </>
);

/** Chosen communes stay checked; those just found are checked to be added. */
function Places({ action, found }: { action: ActionFacts | undefined; found: FoundPlaces | undefined }) {
  const owner = ownerOf(action);
  const chosen = action?.territories ?? [];
  const others = (found?.found ?? []).filter(({ id }) => !chosen.some((each) => each.id === id));
  const places: FoundPlaces['found'] = [...chosen.map((each) => ({ ...each, departementCode: null })), ...others];
  const shown = shownPlaces(chosen.map(({ id }) => id));
  return (
    <>
      <input type="hidden" name={`version.${owner}`} value={action?.version ?? ''} />
      <input type="hidden" name={`territory-shown.${owner}`} value={shown} />
      {places.length === 0 && <p className="quiet-text">Aucune commune{'\u202f'}: cherchez-en une pour l’ajouter.</p>}
      <ul className="places" key={shown}>
        {places.map((place, index) => (
          <li key={place.id}>
            <label>
              <input type="checkbox" name={`territory.${owner}.${place.id}`} defaultChecked={index < chosen.length} />
              {place.name}
              {place.departementCode && ` (${place.departementCode})`}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Facts belong to actions: to each of those that the sheet tells, or to the one it will get. */
export function PerAction({
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

export const Read = ({ items }: { items: string[] }) =>
  items.length === 0 ? (
    <p className="quiet-text">Rien d’indiqué.</p>
  ) : (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
