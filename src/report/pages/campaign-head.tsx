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

/** Title, state and pages of a campaign; the h1 of each page is its own. */
export function CampaignHeader({ head, page }: { head: CampaignHead; page: string }) {
  const title = head.erratum > 0 ? `${head.title}, erratum ${head.erratum}` : head.title;
  return (
    <header className="campaign-head">
      <title>{`${page} – ${title} – Carreau`}</title>
      <p className="campaign-name">
        <Link to="/travail">Mon travail</Link> <span aria-hidden="true">›</span> {head.publisher}
        {`${wide}: `}
        {title}
      </p>
      <div className="row campaign-title">
        <h1>{page}</h1>
        <span className="badge tone-slate">
          <span aria-hidden="true">◆</span> {head.stateLabel}
        </span>
      </div>
      <nav aria-label="Pages de la campagne" className="tabs">
        {pages.map(([path, label]) => (
          <NavLink key={path} to={`/travail/campagnes/${head.id}${path}`} end>
            {label}
          </NavLink>
        ))}
      </nav>
    </header>
  );
}
