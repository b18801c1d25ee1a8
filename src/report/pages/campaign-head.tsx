import { Link, NavLink } from 'react-router';
import { wide } from '../../kernel/french.ts';
import type { CampaignHead } from '../edition/read-campaign.ts';
import './campaign.css';

const pages = [
  ['', 'Tableau de bord'],
  ['/alertes', 'Alertes'],
  ['/synthese', 'Textes d’ensemble'],
  ['/apercu', 'Aperçu'],
  ['/etapes', 'Étapes'],
] as const;

interface Props {
  head: CampaignHead;
  page: string;
  /** What the page shows, where that has a title of its own: then the page's name is no heading. */
  about?: string;
}

/** Title, state and pages of a campaign. */
export function CampaignHeader({ head, page, about }: Props) {
  const title = head.erratum > 0 ? `${head.title}, erratum ${head.erratum}` : head.title;
  return (
    <header className="campaign-head">
      <title>{`${[...new Set([page, about, title])].filter(Boolean).join(' – ')} – Carreau`}</title>
      <p className="campaign-name">
        <Link to="/travail">Mon travail</Link> <span aria-hidden="true">›</span> {head.publisher}
        {`${wide}: `}
        {title}
      </p>
      <div className="row campaign-title">
        {about ? <p className="campaign-page">{page}</p> : <h1>{page}</h1>}
        <span className="badge tone-slate">
          <span aria-hidden="true">◆</span> {head.stateLabel}
        </span>
        {head.takenFrom && (
          <span className="quiet-text">
            Reprise de «{wide}
            {head.takenFrom}
            {wide}»
          </span>
        )}
      </div>
      <nav aria-label="Pages de la campagne" className="tabs">
        {pages.map(([path, label]) => (
          <NavLink key={path} to={`/travail/campagnes/${head.id}${path}`} end={path === ''}>
            {label}
          </NavLink>
        ))}
      </nav>
    </header>
  );
}
