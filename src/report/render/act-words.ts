import { printDate, wide } from '../../kernel/french.ts';
import { opinionLabels, type Proceedings } from '../edition/proceedings.ts';
import { lawsInForce } from '../law.ts';

/** Whose law applies: that of intercommunal bodies and communes, or of départements. */
export type Authority = 'epci' | 'departement';

/** A place left for the pen where a fact is not known yet. */
export const blank = '……………………';
export const orBlank = (text: string): string => (text === '' ? blank : text);
export const dayOrBlank = (day: string | null): string => (day ? printDate(day) : blank);

export const assemblies: Record<Authority, { name: string; ofPresident: string }> = {
  epci: { name: 'conseil communautaire', ofPresident: 'du président de la communauté' },
  departement: { name: 'conseil départemental', ofPresident: 'du président du conseil départemental' },
};

const codeArticles: Record<Authority, string> = {
  epci: 'L.\u00a02311-1-1, D.\u00a02311-15 et L.\u00a05211-36',
  departement: 'L.\u00a03311-2 et D.\u00a03311-8',
};

/**
 * Texts that a délibération of this day on the report cites, most general first.
 */
export function visas(authority: Authority, day: string): string[] {
  return [
    `le code général des collectivités territoriales, notamment ses articles ${codeArticles[authority]}`,
    'le code de l’environnement, notamment le III de son article L.\u00a0110-1',
    `la loi n°${wide}2010-788 du 12 juillet 2010 portant engagement national pour l’environnement, notamment son article 255`,
    ...(day >= lawsInForce.agenda2030
      ? [
          `la loi n°${wide}2021-1031 du 4 août 2021 de programmation relative au développement solidaire et à la lutte contre les inégalités mondiales`,
        ]
      : []),
    ...(day >= lawsInForce.digitalStrategy && authority === 'epci'
      ? [
          `la loi n°${wide}2021-1485 du 15 novembre 2021 visant à réduire l’empreinte environnementale du numérique en France, notamment son article 35`,
        ]
      : []),
    `le décret n°${wide}2011-687 du 17 juin 2011 relatif au rapport sur la situation en matière de développement durable dans les collectivités territoriales`,
  ];
}

/** "l’avis favorable de la commission Environnement, réunie le 3 février 2021"; undefined where no commission is named. */
export function commissionOpinion({ commission }: Proceedings): string | undefined {
  if (commission.name === '') return undefined;
  const opinion = commission.opinion === 'none' ? 'l’examen par' : `l’avis ${opinionLabels[commission.opinion]} de`;
  return `${opinion} la commission «${wide}${commission.name}${wide}», réunie le ${dayOrBlank(commission.date)}`;
}

interface VoteTotals {
  for: number;
  against: number;
  abstained: number;
  absent: number;
}

export const voteTotals = ({ votes }: Proceedings): VoteTotals =>
  votes.reduce(
    (sum, vote) => ({
      for: sum.for + vote.for,
      against: sum.against + vote.against,
      abstained: sum.abstained + vote.abstained,
      absent: sum.absent + vote.absent,
    }),
    { for: 0, against: 0, abstained: 0, absent: 0 },
  );

/** How the vote came out; abstentions are not votes cast, and a tie carries nothing by itself. */
export function voteOutcome(totals: VoteTotals): string | undefined {
  if (totals.for === 0 && totals.against === 0) return undefined;
  if (totals.against === 0) return 'Adopté à l’unanimité des suffrages exprimés.';
  return totals.for > totals.against ? 'Adopté à la majorité des suffrages exprimés.' : 'Non adopté.';
}
