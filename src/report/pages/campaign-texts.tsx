import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readTexts } from '../edition/edition-texts.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { saveEditionTexts } from '../edition/save-edition.ts';
import { plainFromText, textFromPlain } from '../plain-text.ts';
import { introKey, type ReportType, textsOf } from '../report-type.ts';
import { emptyText, type RichText } from '../rich-text.ts';
import type { Route } from './+types/campaign-texts';
import { CampaignHeader } from './campaign-head.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const { edition, type, head } = await readCampaign(contextOf(context), params.id);
    const texts = readTexts(edition);
    return {
      head,
      version: edition.version,
      title: edition.title,
      dueOn: edition.dueOn ?? '',
      fields: fieldsOf(type, edition.year).map((field) => ({
        ...field,
        text: plainFromText(texts[field.code] ?? emptyText),
      })),
    };
  });
}

interface TextField {
  code: string;
  label: string;
  hint: string | undefined;
  max: number | undefined;
  required: boolean;
}

/** Texts of the report as a whole, then the introduction of each section. */
const fieldsOf = (type: ReportType, year: number): TextField[] => [
  ...textsOf(type, year).map(({ code, label, hint, max, required }) => ({ code, label, hint, max, required })),
  ...type.sections.map(({ code, number, label }) => ({
    code: introKey(code),
    label: `Introduction${'\u00a0'}: ${number ? `${number}, ${label}` : label}`,
    hint: undefined,
    max: undefined,
    required: false,
  })),
];

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const { version } = await saveEditionTexts(contextOf(context), {
      editionId: params.id,
      version: Number(form.get('version')),
      title: String(form.get('titre') ?? ''),
      dueOn: String(form.get('echeance') ?? '') || null,
      texts: Object.fromEntries(
        [...form]
          .filter(([name]) => name.startsWith('texte:'))
          .map(([name, text]) => [name.slice('texte:'.length), textFromPlain(String(text))]),
      ),
    });
    return { saved: version };
  });
}

export default function TextsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, fields, version, title, dueOn } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const kept = refused?.kept ?? {};
  const inForce = refused?.code === 'edition_changed' ? textsInForce(refused.facts) : {};
  const readOnly = !head.mayEdit || head.frozen;
  return (
    <div className="page">
      <CampaignHeader head={head} page="Textes d’ensemble" />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {actionData && 'saved' in actionData && <Notice tone="done">Les textes sont enregistrés.</Notice>}
      {head.frozen && <Notice tone="waiting">L’édition est figée : ses textes ne changent plus.</Notice>}
      <ProtectedForm className="stack" key={version}>
        <input type="hidden" name="version" value={version} />
        <Field label="Titre du rapport">
          {(ids) => (
            <input
              {...ids}
              name="titre"
              required
              maxLength={250}
              readOnly={readOnly}
              defaultValue={kept.titre ?? title}
            />
          )}
        </Field>
        <Field label="Fiches à rendre le">
          {(ids) => (
            <input {...ids} type="date" name="echeance" readOnly={readOnly} defaultValue={kept.echeance ?? dueOn} />
          )}
        </Field>
        {fields.map((field) => (
          <TextArea
            key={field.code}
            field={field}
            text={kept[`texte:${field.code}`] ?? field.text}
            inForce={inForce[field.code]}
            readOnly={readOnly}
          />
        ))}
        {!readOnly && (
          <div className="assign">
            <button type="submit" className="main">
              Enregistrer les textes
            </button>
          </div>
        )}
      </ProtectedForm>
    </div>
  );
}

const textsInForce = (facts: Record<string, unknown>): Record<string, RichText> =>
  (facts.texts ?? {}) as Record<string, RichText>;

function TextArea(props: { field: TextField; text: string; inForce: RichText | undefined; readOnly: boolean }) {
  const { field, text, inForce, readOnly } = props;
  const other = inForce && plainFromText(inForce);
  const hints = [
    field.hint,
    field.max && `${printCount(field.max, 'signe')} au plus.`,
    field.required && 'Demandé avant la validation.',
  ].filter(Boolean);
  return (
    <div className="beside">
      <Field label={field.label} hint={hints.join(' ')}>
        {(ids) => (
          <textarea
            {...ids}
            name={`texte:${field.code}`}
            rows={Math.min(16, Math.max(4, Math.ceil(text.length / 90) + 1))}
            readOnly={readOnly}
            defaultValue={text}
          />
        )}
      </Field>
      {other !== undefined && other !== text && (
        <div>
          <p>
            <strong>Version en vigueur</strong>
          </p>
          <div className="in-force">{other || 'vide'}</div>
        </div>
      )}
    </div>
  );
}
