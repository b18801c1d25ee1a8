import { redirect } from 'react-router';
import { todayOf } from '../../kernel/day.ts';
import { photographTypes } from '../../kernel/photograph-limits.ts';
import { readMap } from '../../site/index.ts';
import { atFirst, type Extent } from '../../site/pages/bounds.ts';
import { Field } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFileIfAny } from '../../web/sent-file.ts';
import { openForm, readSightingForm, sendSighting } from '../index.ts';
import type { Route } from './+types/send-sighting';
import { SendForm } from './send-form.tsx';
import { forOneReader, marksOf, senderOf, sendingContext } from './sent-form.ts';
import { SightingPlace, SpeciesField } from './sighting-fields.tsx';
import { SightingPage } from './sighting-page.tsx';

export const headers = forOneReader;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const query = new URL(request.url).searchParams;
    const asked = { taxon: Number(query.get('taxon')), commune: query.get('commune') ?? '' };
    const { id, centre, ...form } = await readSightingForm(carried, params.publisher, asked);
    const token = await openForm(carried, { kind: 'sighting', organisationId: id, aboutId: null });
    const extent = centre ? around(centre) : ((await readMap(carried, {}, 1)).extent ?? atFirst);
    const { mails, baseMap } = carried;
    return { ...form, ...{ token, mails, baseMap, extent, today: todayOf(carried.effects) } };
  });
}

/** Degrees that hold a commune. */
const around = ({ longitude, latitude }: { longitude: number; latitude: number }): Extent => [
  longitude - 0.04,
  latitude - 0.025,
  longitude + 0.04,
  latitude + 0.025,
];

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const text = (name: string) => String(form.get(name) ?? '');
    const sent = {
      ...senderOf(form),
      ...{ name: text('name'), cdNom: text('cdNom'), date: text('date'), count: text('count') },
      ...{ point: text('point'), precision: text('precision'), commune: text('commune'), text: text('text') },
      file: await sentFileIfAny(form),
    };
    const { trackingCode } = await sendSighting(
      sendingContext(contextOf(context)),
      params.publisher,
      sent,
      marksOf(form),
    );
    return redirect(`/ce-qu-on-nous-ecrit/suivi/${trackingCode}`);
  });
}

/** Where anybody tells what they saw. */
export default function SendSightingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, taxon, commune, token, mails, extent, baseMap, today } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const kept = refused?.kept;
  return (
    <SightingPage to={name}>
      <p className="lead">Un animal, une plante, un champignon que vous avez vus ou entendus.</p>
      <SendForm
        token={token}
        mails={mails}
        refused={refused}
        submit="Envoyer l’observation"
        namedLabel="Citer mon nom avec mon observation"
        note={`${name} la lira, dira de quelle espèce il s’agit et vous répondra. Acceptée, elle rejoint ses données, avec la date et le lieu\u202f; le lieu exact d’une espèce sensible n’est pas montré. Votre photographie et votre remarque ne sont montrées à personne d’autre. Refusée, elle est effacée après 90\u00a0jours.`}
        sendsFile
      >
        <SpeciesField name={kept?.name ?? taxon?.name ?? ''} cdNom={kept?.cdNom ?? String(taxon?.cdNom ?? '')} />
        <Field label="Combien" hint="Facultatif. Comme 3, ou 3-5 si vous hésitez.">
          {(ids) => <input {...ids} name="count" inputMode="numeric" maxLength={20} defaultValue={kept?.count} />}
        </Field>
        <Field label="Vue le">
          {(ids) => <input {...ids} type="date" name="date" required max={today} defaultValue={kept?.date ?? today} />}
        </Field>
        <SightingPlace
          kept={{ point: kept?.point ?? '', precision: kept?.precision ?? '', commune: kept?.commune ?? commune }}
          extent={extent}
          baseMap={baseMap}
        />
        <Field
          label="Photographie"
          hint={`Facultative, pour reconnaître l’espèce. JPEG, PNG ou WebP, 10\u00a0Mo au plus.${refused ? ' À choisir de nouveau.' : ''}`}
        >
          {(ids) => <input {...ids} type="file" name="file" accept={photographTypes} />}
        </Field>
        <Field
          label="Remarque"
          hint="Facultative : ce que vous avez vu, entendu, à quoi vous l’avez reconnue. Ne nommez personne."
        >
          {(ids) => <textarea {...ids} name="text" rows={4} maxLength={2000} defaultValue={kept?.text} />}
        </Field>
      </SendForm>
    </SightingPage>
  );
}
