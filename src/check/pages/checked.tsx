import { Link, redirect } from 'react-router';
import { listOrganisationNames, may, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isNavigation, isRefusal, reading } from '../../web/forms.ts';
import { markedPages } from '../answer/marked-pages.ts';
import { judgeFinding, nameOfFinding, readVerdicts, type Verdict } from '../judging/index.ts';
import { ruleTitles } from '../rule-titles.ts';
import { dropCheck, keepCheck, mayDrop, openCheck } from '../uploading/index.ts';
import type { OpenedCheck } from '../uploading/open-check.ts';
import type { Route } from './+types/checked';
import { CheckedText } from './checked-text.tsx';
import { FindingCards } from './finding-cards.tsx';
import { countTiers } from './finding-words.ts';
import { Keeping } from './keeping.tsx';
import './check.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const opened = await openCheck(world, params.id);
    const { name, year, kept, checked } = opened;
    const { pages, figures, previous } = checked.answer;
    return {
      id: params.id,
      name,
      counts: [
        printCount(figures.length, 'chiffre lu', 'chiffres lus'),
        printCount(pages, 'page'),
        ...(year ? [`rapport ${year}`] : []),
        ...(previous ? [`comparé à ${previous}`] : []),
      ].join(', '),
      kept: kept && { keeper: kept.keeper, keptAt: kept.keptAt, mayDrop: mayDrop(world, kept) },
      keepers: kept ? [] : await listOrganisationNames(world.db, organisationsWhere(world.actor, 'document.keep')),
      findings: await shownFindings(world, opened),
      pages: markedPages(checked),
    };
  });
}

async function shownFindings(world: RequestContext, { kept, checked, demoted }: OpenedCheck) {
  const judges = judgingOrganisation(world, kept) !== undefined;
  const verdicts = await readVerdicts(world, checked.answer.findings.map(wordsOf));
  return checked.answer.findings.map((finding) => {
    const { rule, tier, message, arithmetic, likely_cause, places, previous = [] } = finding;
    const name = nameOfFinding(wordsOf(finding));
    const judged = judges ? { name, verdict: verdicts.get(name) ?? null } : null;
    return {
      title: ruleTitles.get(rule) ?? rule,
      tier,
      message,
      arithmetic,
      cause: likely_cause,
      places,
      previous,
      demoted: tier === 'B' && demoted.has(rule),
      judged,
    };
  });
}

type Finding = OpenedCheck['checked']['answer']['findings'][number];

const wordsOf = ({ rule, message, arithmetic }: Finding) => ({ rule, message, arithmetic });

/** In whose name a finding of this document is judged. */
function judgingOrganisation({ actor }: RequestContext, kept: OpenedCheck['kept']): string | undefined {
  if (!kept) return organisationsWhere(actor, 'finding.judge')[0];
  return may(actor, 'finding.judge', kept) ? kept.organisationId : undefined;
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const intent = form.get('intent');
    if (intent === 'judge') {
      const judged = await judge(world, id, String(form.get('finding')), form.get('verdict') === 'right');
      return isNavigation(request) ? redirect(`/controle/${id}#f${judged.index}`) : judged;
    }
    if (intent === 'keep') {
      await keepCheck(world, { id, organisationId: String(form.get('organisation')) });
      return redirect(`/controle/${id}`);
    }
    const { kept } = await openCheck(world, id);
    await dropCheck(world, id);
    return redirect(`/controle?fait=${kept ? 'supprime' : 'oublie'}`);
  });
}

/** The same verdict a second time takes it back. */
async function judge(world: RequestContext, id: string, name: string, right: boolean) {
  const { kept, checked } = await openCheck(world, id);
  const index = checked.answer.findings.findIndex((finding) => nameOfFinding(wordsOf(finding)) === name);
  const finding = checked.answer.findings[index];
  if (!finding) throw missing('Cette alerte');
  const said: Verdict = right ? 'right' : 'useless';
  const former = (await readVerdicts(world, [wordsOf(finding)])).get(name);
  const verdict = former === said ? null : said;
  const organisationId = judgingOrganisation(world, kept) ?? kept?.organisationId ?? '';
  await judgeFinding(world, { organisationId, ...wordsOf(finding), verdict });
  return { index, verdict };
}

export default function Checked({ loaderData, actionData }: Route.ComponentProps) {
  const { id, name, counts, kept, keepers, findings, pages } = loaderData;
  const found = findings.length === 0 ? 'Aucune alerte' : countTiers(findings.map(({ tier }) => tier));
  return (
    <div className="page checked">
      <title>{`Contrôle de ${name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/controle">Contrôler un document</Link> › Résultat
      </p>
      <h1>{name}</h1>
      <p className="lead">
        {found}. <span className="check-counts">{counts}.</span>
      </p>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <Keeping kept={kept} keepers={keepers} />
      <Downloads id={id} />
      <div className="check-sides">
        <CheckedText pages={pages} />
        <FindingCards findings={findings} onePage={pages.length === 1} />
      </div>
    </div>
  );
}

const formats = [
  ['html', 'HTML', 'page à transmettre'],
  ['csv', 'CSV', 'tableur'],
  ['json', 'JSON', ''],
  ['sarif', 'SARIF', ''],
  ['document', 'le document', ''],
] as const;

const Downloads = ({ id }: { id: string }) => (
  <p className="check-downloads">
    Télécharger{'\u00a0'}:{' '}
    {formats.map(([format, label, what], index) => (
      <span key={format}>
        {index > 0 && ' · '}
        <a href={`/controle/${id}/telecharger/${format}`} download>
          {label}
        </a>
        {what && ` (${what})`}
      </span>
    ))}
  </p>
);
