import type { ReactNode } from 'react';
import type { CampaignHead } from '../edition/read-campaign.ts';
import { CampaignHeader } from './campaign-head.tsx';
import './public/report.css';

interface Props {
  head: CampaignHead;
  /** What of the edition is shown, whose heading it bears; none while there is nothing. */
  title: string | undefined;
  /** Where what is shown is written. */
  edit?: ReactNode;
  children: ReactNode;
}

/** A page of the edition as its readers will see it, under the tabs of the campaign. */
export function PreviewFrame({ head, title, edit, children }: Props) {
  return (
    <div className="page report">
      <CampaignHeader head={head} page="Aperçu" {...(title ? { about: title } : {})} />
      <div className="preview-note">
        <p>
          {head.frozen
            ? 'L’édition telle qu’elle est figée\u00a0: plus rien n’y change.'
            : 'L’édition telle qu’elle paraîtrait aujourd’hui. Seules les personnes qui la préparent la voient.'}
        </p>
        {edit}
      </div>
      <div className="preview">{children}</div>
    </div>
  );
}
