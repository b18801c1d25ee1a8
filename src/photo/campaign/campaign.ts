import type { FormPart } from '../../watch/kept/form-field.ts';

export const campaignParts: FormPart[] = [
  {
    fields: [
      { name: 'title', label: 'Nom', kind: 'line', required: true },
      { name: 'purpose', label: 'But', kind: 'lines', hint: 'Ce qu’on va voir, et pourquoi maintenant.' },
      { name: 'responsible', label: 'Par qui', kind: 'person' },
    ],
  },
  {
    title: 'Quand',
    fields: [
      {
        name: 'startsOn',
        label: 'À partir du',
        kind: 'day',
        required: true,
        hint: 'Une vue prise depuis ce jour compte comme reprise.',
      },
      { name: 'endsOn', label: 'Jusqu’au', kind: 'day' },
      { name: 'closedOn', label: 'Close le', kind: 'day', hint: 'Plus personne ne part pour elle ensuite.' },
    ],
  },
];

/** A tour of viewpoints to photograph again. */
export interface ReshootCampaign {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  purpose: string;
  startsOn: string;
  endsOn: string | null;
  responsible: string;
  closedOn: string | null;
  generated: boolean;
  /** The viewpoints of its list. */
  viewpointIds: string[];
}
