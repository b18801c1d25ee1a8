import { Link, redirect } from 'react-router';
import { photographTypes } from '../../kernel/photograph-limits.ts';
import { Field, RequiredMark } from '../../web/components/form.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { sentFile } from '../../web/sent-file.ts';
import { openForm, readViewpointToSend, sendPhotograph } from '../index.ts';
import type { Route } from './+types/send-photograph';
import { SendForm } from './send-form.tsx';
import { forOneReader, marksOf, senderOf, sendingContext } from './sent-form.ts';

export const headers = forOneReader;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const viewpoint = await readViewpointToSend(carried, params.id);
    const { id, organisationId } = viewpoint;
    const token = await openForm(carried, { kind: 'photograph', organisationId, aboutId: id });
    return { ...viewpoint, token, mails: carried.mails };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const text = (name: string) => String(form.get(name) ?? '');
    const file = await sentFile(form);
    const sent = {
      ...senderOf(form),
      day: text('day'),
      text: text('text'),
      licensed: form.get('licensed') === 'on',
      file,
    };
    const { trackingCode } = await sendPhotograph(sendingContext(contextOf(context)), params.id, sent, marksOf(form));
    return redirect(`/ce-qu-on-nous-ecrit/suivi/${trackingCode}`);
  });
}

/** Where anybody sends a photograph of a viewpoint. */
export default function SendPhotographPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, licence, token, mails } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page reading">
      <title>Envoyer une photographie – Carreau</title>
      <p className="quiet-text">
        <Link to={`/photographies/${id}`}>{title}</Link> › Envoyer
      </p>
      <h1>Envoyer une photographie</h1>
      <p className="lead">Prise de ce point de vue, aujourd’hui ou il y a longtemps.</p>
      <SendForm
        token={token}
        mails={mails}
        refused={refused}
        submit="Envoyer la photographie"
        namedLabel="Citer mon nom avec ma photographie"
        note={`Quelqu’un la regardera avant qu’elle ne soit montrée. La date que l’appareil y a écrite est lue, puis tout ce qu’il y a écrit est retiré, sa position comprise. Refusée, elle est effacée après 90\u00a0jours.`}
        sendsFile
      >
        <Field
          label="Photographie"
          hint={`JPEG, PNG ou WebP, 10\u00a0Mo au plus. Personne ne doit y être reconnaissable.${refused ? ' À choisir de nouveau.' : ''}`}
        >
          {(ids) => <input {...ids} type="file" name="file" accept={photographTypes} required />}
        </Field>
        <Field
          label="Prise le"
          hint="Comme 12/06/2019, juin 1985 ou vers 1910. Vide : le jour que l’appareil a écrit dans l’image."
        >
          {(ids) => <input {...ids} name="day" maxLength={40} defaultValue={refused?.kept.day} />}
        </Field>
        <Field label="Ce qu’on y voit" hint="Facultatif.">
          {(ids) => <textarea {...ids} name="text" rows={3} maxLength={1000} defaultValue={refused?.kept.text} />}
        </Field>
        <label className="check">
          <input type="checkbox" name="licensed" required defaultChecked={refused?.kept.licensed === 'on'} />
          <span>
            J’ai pris cette photographie, ou j’en ai les droits, et j’accepte qu’elle paraisse ainsi{'\u00a0'}:{' '}
            {licence}. <RequiredMark />
          </span>
        </label>
      </SendForm>
    </div>
  );
}
